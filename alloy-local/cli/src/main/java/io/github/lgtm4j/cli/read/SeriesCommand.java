/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.connection.Query;
import io.github.lgtm4j.cli.connection.SinkClient;
import io.github.lgtm4j.cli.connection.SinkOptions;
import io.github.lgtm4j.cli.failure.CommandFailure;
import io.github.lgtm4j.cli.text.Palette;
import io.github.lgtm4j.cli.text.Table;
import io.github.lgtm4j.sink.telemetry.Series;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lgtm4j series}: the names of metrics, or the series of one. */
@Command(
    name = "series",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the series of a metric with their newest values and the traces that exemplars "
          + "lead to.",
      "Without a name it lists the metrics."
    },
    footer = {
      "",
      "Examples:",
      "  lgtm4j series                                         the metrics there are",
      "  lgtm4j series http_server_request_duration_seconds_count",
      "  lgtm4j series jvm_memory_used_bytes -a shop -f        as the values change"
    })
public final class SeriesCommand implements Callable<Integer> {
  private static final int MAX = 10_000;

  @Spec private CommandSpec spec;
  @Mixin private SinkOptions sink;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The metric, as in Prometheus.")
  private @Nullable String name;

  @Option(
      names = {"-a", "--application"},
      paramLabel = "NAME",
      description = "Of this application.")
  private @Nullable String application;

  @Option(names = "--tenant", paramLabel = "NAME", description = "Of this tenant.")
  private @Nullable String tenant;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with values that change, until Ctrl-C.")
  private boolean follow;

  @Option(names = "--json", description = "JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    SinkClient client = sink.connect();
    if (name == null) {
      names(client);
      return ExitCode.OK;
    }
    Map<Map<String, String>, Double> shown = new HashMap<>();
    if (values(client, shown) == 0 && !follow) {
      throw new CommandFailure(
          ExitCode.NOT_AS_EXPECTED,
          "No series has the name " + name + ". Those there are: lgtm4j series");
    }
    while (follow) {
      TimeUnit.SECONDS.sleep(1);
      var unused = values(client, shown);
    }
    return ExitCode.OK;
  }

  private Query query() {
    return Query.of("limit", String.valueOf(MAX))
        .and("tenant", tenant)
        .and("label", application == null ? null : "application=" + application);
  }

  private void names(SinkClient client) {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode metrics = client.metrics(query());
    if (json) {
      out.println(metrics);
    } else {
      Table table = new Table("METRIC", "TYPE", "UNIT", "SERIES", "EXEMPLARS", "CONTRACT");
      for (JsonNode metric : metrics) {
        table.row(
            metric.path("name").asText(),
            metric.path("type").asText(),
            metric.path("unit").asText(),
            metric.path("series").asInt(),
            metric.path("exemplars").asBoolean() ? "yes" : "",
            metric.path("contract").asBoolean() ? "yes" : "");
      }
      table.lines().forEach(out::println);
    }
    out.flush();
  }

  /** Prints what is new or has changed; how many there are. */
  private int values(SinkClient client, Map<Map<String, String>, Double> shown) {
    PrintWriter out = spec.commandLine().getOut();
    List<Series> all = client.series(query().and("name", name));
    for (Series series : all) {
      Double before = shown.put(series.labels(), series.last());
      if (before == null || before.compareTo(series.last()) != 0) {
        out.println(json ? machine(series) : readable(series));
      }
    }
    out.flush();
    return all.size();
  }

  private static String machine(Series series) {
    var mapper = new ObjectMapper();
    var one = mapper.createObjectNode();
    one.put("tenant", series.tenant()).put("name", series.name()).put("value", series.last());
    one.set("labels", mapper.valueToTree(series.labels()));
    var traces = one.putArray("exemplar_traces");
    series.exemplars().forEach(exemplar -> traces.add(exemplar.traceId()));
    return one.toString();
  }

  private String readable(Series series) {
    Palette palette = Palette.of(spec.commandLine());
    String labels =
        new TreeMap<>(series.labels())
            .entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(", "));
    String trace =
        series.exemplars().isEmpty()
            ? ""
            : palette.faint(
                "  trace " + series.exemplars().get(series.exemplars().size() - 1).traceId());
    return series.name() + "{" + labels + "} " + palette.bold(number(series.last())) + trace;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
