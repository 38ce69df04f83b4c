/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.connection.SinkClient;
import io.github.lgtm4j.cli.connection.SinkOptions;
import io.github.lgtm4j.cli.failure.CommandFailure;
import io.github.lgtm4j.cli.text.Palette;
import io.github.lgtm4j.cli.text.Table;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lgtm4j doctor}: why telemetry does not arrive, or not right. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Names what keeps the telemetry of a running JVM from arriving.",
      "It reads the JVM as jcmd does, without changing it: no agent or two, settings that are "
          + "wrong or misspelled, an endpoint that does not answer or does not take this tenant, "
          + "a port that is taken, lines collected twice or without ids, clocks apart. All at "
          + "once, each with what to do. If a local sink runs, what has arrived there is examined "
          + "too. Without a process it lists the JVMs."
    },
    footer = {
      "",
      "Examples:",
      "  lgtm4j doctor            the JVMs of this user",
      "  lgtm4j doctor 4711       what is wrong with this one; ends with 1 if something is",
      "  kubectl exec POD -- java -jar lgtm4j.jar doctor 1    inside of a pod"
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private SinkOptions sink;

  @Parameters(arity = "0..1", paramLabel = "PID", description = "The process of a JVM.")
  private @Nullable Long pid;

  @Option(names = "--json", description = "JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (pid == null) {
      list();
      return ExitCode.OK;
    }
    Examination examination = Examination.of(JvmReader.read(pid), running(), Clock.systemUTC());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(machine(examination));
    } else {
      print(examination, out);
    }
    out.flush();
    return examination.isHealthy() ? ExitCode.OK : ExitCode.NOT_AS_EXPECTED;
  }

  private @Nullable SinkClient running() {
    try {
      return sink.connect();
    } catch (CommandFailure e) {
      return null;
    }
  }

  private void list() {
    Table table = new Table("PROCESS", "JVM");
    new TreeMap<>(JvmReader.all()).forEach((process, command) -> table.row(process, command));
    PrintWriter out = spec.commandLine().getOut();
    table.lines().forEach(out::println);
    out.flush();
  }

  private void print(Examination examination, PrintWriter out) {
    Palette palette = Palette.of(spec.commandLine());
    for (Map.Entry<String, String> fact : examination.facts().entrySet()) {
      String value = fact.getValue().isEmpty() ? "-" : fact.getValue();
      out.println(String.format(Locale.ROOT, "%-12s %s", fact.getKey(), value));
    }
    out.println();
    if (examination.findings().isEmpty()) {
      out.println(palette.green("Nothing is wrong that could be seen from here."));
    }
    for (Finding finding : examination.findings()) {
      String name = "[" + finding.fault() + "]";
      out.println(
          (finding.severe() ? palette.red(name) : palette.yellow(name)) + " " + finding.found());
      out.println("    to do: " + finding.advice());
    }
  }

  private static ObjectNode machine(Examination examination) {
    ObjectNode all = JSON.createObjectNode();
    all.set("facts", JSON.valueToTree(examination.facts()));
    ArrayNode findings = all.putArray("findings");
    for (Finding finding : examination.findings()) {
      findings
          .addObject()
          .put("fault", finding.fault())
          .put("severe", finding.severe())
          .put("found", finding.found())
          .put("advice", finding.advice());
    }
    return all;
  }
}
