/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.connection.SinkClient;
import io.github.lgtm4j.cli.connection.SinkOptions;
import io.github.lgtm4j.cli.text.Palette;
import io.github.lgtm4j.cli.text.ViolationText;
import io.github.lgtm4j.sink.telemetry.Violation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lgtm4j check}: the contract and the limits, with an exit code. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Says what production would refuse, and what does not keep the contract, of all that "
          + "the local sink has got.",
      "Ends with 1 if there is such a thing, and if nothing has arrived at all."
    },
    footer = {
      "",
      "Examples:",
      "  lgtm4j check                       after a test run in CI",
      "  lgtm4j check --fail-on refused     flagged telemetry is fine",
      "  lgtm4j check --tenant team-a --json"
    })
public final class CheckCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private SinkOptions sink;

  /** What makes it end with 1. */
  enum FailOn {
    VIOLATION,
    REFUSED,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private FailOn failOn = FailOn.VIOLATION;

  @Option(names = "--tenant", paramLabel = "NAME", description = "Of this tenant.")
  private @Nullable String tenant;

  @Option(names = "--json", description = "JSON.")
  private boolean json;

  @Override
  public Integer call() {
    SinkClient client = sink.connect();
    List<Violation> violations =
        client.violations().stream()
            .filter(violation -> tenant == null || tenant.equals(violation.tenant()))
            .toList();
    JsonNode stored = client.usage().path("stored");
    long arrived = 0;
    for (JsonNode count : stored) {
      arrived += count.asLong();
    }
    print(violations, stored, arrived);
    return arrived == 0 || fails(violations) ? ExitCode.NOT_AS_EXPECTED : ExitCode.OK;
  }

  private boolean fails(List<Violation> violations) {
    return switch (failOn) {
      case VIOLATION -> !violations.isEmpty();
      case REFUSED -> violations.stream().anyMatch(Violation::refused);
      case NEVER -> false;
    };
  }

  private void print(List<Violation> violations, JsonNode stored, long arrived) {
    PrintWriter out = spec.commandLine().getOut();
    Palette palette = Palette.of(spec.commandLine());
    if (json) {
      ObjectNode all = JSON.createObjectNode();
      all.set("stored", stored);
      all.set("violations", ViolationText.json(violations));
      out.println(all);
    } else if (arrived == 0) {
      out.println(palette.red("Nothing has arrived, so there is nothing to check."));
      out.println("Run the application before the sink: lgtm4j run -- java -jar app.jar");
      ViolationText.lines(violations, palette).stream()
          .filter(line -> !violations.isEmpty())
          .forEach(out::println);
    } else {
      ViolationText.lines(violations, palette).forEach(out::println);
    }
    out.flush();
  }
}
