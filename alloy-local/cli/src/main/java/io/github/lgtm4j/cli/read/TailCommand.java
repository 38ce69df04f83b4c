/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.connection.SinkClient;
import io.github.lgtm4j.cli.connection.SinkOptions;
import io.github.lgtm4j.cli.text.Palette;
import io.github.lgtm4j.cli.text.ReadableLine;
import io.github.lgtm4j.sink.telemetry.LogLine;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lgtm4j tail}: log lines of the sink. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description = "Shows the newest log lines of the local sink, and those that follow.",
    footer = {
      "",
      "Examples:",
      "  lgtm4j tail -f                          every line as it arrives",
      "  lgtm4j tail -a shop -l error,warn       what went wrong in shop",
      "  lgtm4j tail --trace 4bf92f35... --json  the lines of a trace, as they were written"
    })
public final class TailCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private SinkOptions sink;
  @Mixin private LineFilter filter;

  @Option(
      names = {"-n", "--lines"},
      defaultValue = "20",
      paramLabel = "N",
      description = "How many at most; default ${DEFAULT-VALUE}.")
  private int count;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with lines as they arrive, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--json",
      description = "A JSON object a line, with labels, structured metadata and the line itself.")
  private boolean json;

  @Override
  public Integer call() {
    SinkClient client = sink.connect();
    client.logs(filter.query().and("limit", Math.max(1, count))).forEach(this::print);
    if (follow) {
      try (Stream<JsonNode> lines = client.tail(filter.query())) {
        lines.map(SinkClient::logLine).forEach(this::print);
      }
    }
    return ExitCode.OK;
  }

  private void print(LogLine line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? machine(line) : readable(line));
    out.flush();
  }

  private static String machine(LogLine line) {
    var all = JSON.createObjectNode();
    all.put("tenant", line.tenant()).put("time", line.time()).put("line", line.line());
    all.set("labels", JSON.valueToTree(line.labels()));
    all.set("metadata", JSON.valueToTree(line.metadata()));
    return all.toString();
  }

  private String readable(LogLine line) {
    Palette palette = Palette.of(spec.commandLine());
    JsonNode parsed = line.json();
    String text =
        ReadableLine.isOne(parsed)
            ? new ReadableLine(palette, ZoneId.systemDefault()).of(parsed)
            : line.line();
    return palette.bold(line.service().isEmpty() ? "-" : line.service()) + " " + text;
  }
}
