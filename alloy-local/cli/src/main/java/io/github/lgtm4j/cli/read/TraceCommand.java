/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.connection.Query;
import io.github.lgtm4j.cli.connection.SinkClient;
import io.github.lgtm4j.cli.connection.SinkOptions;
import io.github.lgtm4j.cli.failure.CommandFailure;
import io.github.lgtm4j.cli.text.Palette;
import io.github.lgtm4j.cli.text.Table;
import io.github.lgtm4j.cli.text.TraceText;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.Trace;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lgtm4j trace}: the newest traces, or one of them as a tree. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a trace of the local sink as a tree, each span with its log lines.",
      "Without an id it lists the newest traces."
    },
    footer = {
      "",
      "Examples:",
      "  lgtm4j trace                  the newest traces",
      "  lgtm4j trace --errors -f      those with an error, as they arrive",
      "  lgtm4j trace 4bf92f35         one of them; the first digits of its id are enough"
    })
public final class TraceCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ID_LENGTH = 32;
  private static final int SEARCHED = 10_000;

  @Spec private CommandSpec spec;
  @Mixin private SinkOptions sink;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The id of a trace, or its first digits.")
  private @Nullable String id;

  @Option(
      names = {"-a", "--application"},
      paramLabel = "NAME",
      description = "Traces with spans of this application.")
  private @Nullable String application;

  @Option(names = "--errors", description = "Traces with an error.")
  private boolean errors;

  @Option(
      names = "--slower-than",
      paramLabel = "MS",
      description = "Traces with a span that took longer.")
  private @Nullable Integer slowerThan;

  @Option(
      names = {"-n", "--traces"},
      defaultValue = "20",
      paramLabel = "N",
      description = "How many at most; default ${DEFAULT-VALUE}.")
  private int count;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with traces as they arrive, until Ctrl-C.")
  private boolean follow;

  @Option(names = "--json", description = "JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    SinkClient client = sink.connect();
    if (id != null) {
      show(client, whole(client, id.toLowerCase(Locale.ROOT)));
      return ExitCode.OK;
    }
    Set<String> shown = new HashSet<>();
    list(client, shown);
    while (follow) {
      TimeUnit.SECONDS.sleep(1);
      list(client, shown);
    }
    return ExitCode.OK;
  }

  private static String whole(SinkClient client, String start) {
    if (start.length() == ID_LENGTH) {
      return start;
    }
    List<String> fitting = new ArrayList<>();
    for (JsonNode trace : client.traces(Query.of("limit", String.valueOf(SEARCHED)))) {
      if (trace.path("id").asText().startsWith(start)) {
        fitting.add(trace.path("id").asText());
      }
    }
    if (fitting.size() != 1) {
      throw new CommandFailure(
          ExitCode.NOT_AS_EXPECTED,
          fitting.isEmpty()
              ? "No trace begins with " + start + ". The newest ones: lgtm4j trace"
              : "Several traces begin with " + start + ": " + String.join(", ", fitting));
    }
    return fitting.get(0);
  }

  private void show(SinkClient client, String whole) {
    Trace trace = client.trace(whole);
    if (trace.spans().isEmpty()) {
      throw new CommandFailure(
          ExitCode.NOT_AS_EXPECTED,
          "No span of trace " + whole + " is here. The newest ones: lgtm4j trace");
    }
    List<LogLine> lines = client.logs(Query.of("trace_id", whole).and("limit", SEARCHED));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode all = JSON.createObjectNode();
      all.set("trace", client.get("trace", Query.of("id", whole)));
      all.set("logs", client.get("logs", Query.of("trace_id", whole).and("limit", SEARCHED)));
      out.println(all);
    } else {
      TraceText.lines(trace, lines, Palette.of(spec.commandLine())).forEach(out::println);
    }
    out.flush();
  }

  private void list(SinkClient client, Set<String> shown) {
    Query query =
        Query.of("limit", String.valueOf(Math.max(1, count)))
            .and("service", application)
            .and("errors", errors ? "true" : null)
            .and("min_ms", slowerThan);
    List<JsonNode> fresh = new ArrayList<>();
    client.traces(query).forEach(trace -> fresh.add(trace));
    fresh.removeIf(trace -> !shown.add(trace.path("id").asText()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      fresh.forEach(out::println);
    } else if (!fresh.isEmpty()) {
      table(fresh).forEach(out::println);
    }
    out.flush();
  }

  private static List<String> table(List<JsonNode> traces) {
    Table table =
        new Table("STARTED", "TRACE", "REQUEST", "APPLICATIONS", "SPANS", "ERRORS", "TOOK");
    for (JsonNode trace : traces) {
      table.row(
          time(trace.path("start").asLong()),
          trace.path("id").asText(),
          trace.path("name").asText(),
          String.join(",", JSON.convertValue(trace.path("services"), String[].class)),
          trace.path("spans").asInt(),
          trace.path("errors").asInt(),
          String.format(Locale.ROOT, "%.1f ms", trace.path("duration").asLong() / 1e6));
    }
    return table.lines();
  }

  private static String time(long nanos) {
    return DateTimeFormatter.ofPattern("HH:mm:ss")
        .format(Instant.ofEpochSecond(0, nanos).atZone(ZoneId.systemDefault()));
  }
}
