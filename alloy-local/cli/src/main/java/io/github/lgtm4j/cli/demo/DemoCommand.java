/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.demo;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.child.OrderlyEnd;
import io.github.lgtm4j.cli.connection.Home;
import io.github.lgtm4j.cli.connection.SinkAddress;
import io.github.lgtm4j.cli.text.Palette;
import io.github.lgtm4j.sink.LocalSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lgtm4j demo}: three applications, requests to them, and what arrived. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the local sink and three applications: one without telemetry code under the "
          + "agent, one on Spring Boot with the starter, one in plain Java with the SDK.",
      "Sends them requests and shows what arrived of each, what production would complain "
          + "about, and one request as a trace through all three with its log lines. Then it "
          + "stays, for the page and for the other commands."
    },
    footer = {
      "",
      "Examples:",
      "  lgtm4j demo                  look around; Ctrl-C ends it",
      "  lgtm4j demo --once --json    for a script: ends with 1 if anything is missing",
      "  lgtm4j demo --traffic 60     a minute of requests first, and how they were answered",
      "  lgtm4j demo --alloy          through a real Alloy with the bundled configuration"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int MAX_SECONDS = 600;
  private static final int MAX_RATE = 100;

  @Spec private CommandSpec spec;

  @Option(
      names = "--once",
      description = "End after the table, with exit code 1 if anything is missing.")
  private boolean once;

  @Option(names = "--json", description = "What arrived as JSON.")
  private boolean json;

  @Option(
      names = "--traffic",
      arity = "0..1",
      fallbackValue = "30",
      paramLabel = "SECONDS",
      description = "Send requests for so long, 30 by default and at most " + MAX_SECONDS + ".")
  private @Nullable Integer traffic;

  @Option(
      names = "--rate",
      defaultValue = "10",
      paramLabel = "N",
      description = "Requests a second, at most " + MAX_RATE + "; default ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--alloy",
      description = "Through the alloy on the PATH, with the bundled configuration for machines.")
  private boolean alloy;

  @Override
  public Integer call() throws IOException, InterruptedException {
    within("--traffic", traffic == null ? 1 : traffic, MAX_SECONDS);
    within("--rate", rate, MAX_RATE);
    try (OrderlyEnd end = new OrderlyEnd();
        LocalSink sink = start();
        Demo demo = new Demo(route(sink), sink.telemetry(), this::say)) {
      boolean complete = demo.run();
      if (traffic != null) {
        say("Sending " + rate + " requests a second for " + traffic + " seconds ...");
        say(demo.traffic(Duration.ofSeconds(traffic), rate).table() + System.lineSeparator());
      }
      print(sink);
      if (!complete) {
        say("Not everything arrived: see above what is missing.");
        return ExitCode.NOT_AS_EXPECTED;
      }
      if (!once) {
        stay(sink, end);
      }
      return ExitCode.OK;
    }
  }

  private void within(String option, int value, int max) {
    if (value < 1 || value > max) {
      throw new ParameterException(
          spec.commandLine(), option + " must be 1 to " + max + " but is " + value);
    }
  }

  /** On the ports that everybody knows, where they are free and the demo stays. */
  private LocalSink start() {
    if (!once) {
      try {
        return LocalSink.builder().start();
      } catch (UncheckedIOException taken) {
        say("Ports 4317, 4318 and 3100 are not free: the demo takes others.");
      }
    }
    return LocalSink.builder().freePorts().start();
  }

  private Route route(LocalSink sink) throws IOException, InterruptedException {
    if (!alloy) {
      return new StraightRoute(sink);
    }
    say("Starting Alloy with the bundled configuration for machines ...");
    return AlloyRoute.start(sink);
  }

  private void print(LocalSink sink) {
    PrintWriter out = spec.commandLine().getOut();
    Palette palette = Palette.of(spec.commandLine());
    DemoReport report = new DemoReport(sink.telemetry(), sink.page(), palette);
    if (json) {
      out.println(report.json());
    } else {
      report.text().forEach(out::println);
    }
    out.flush();
  }

  private void stay(LocalSink sink, OrderlyEnd end) throws IOException, InterruptedException {
    SinkAddress address = SinkAddress.of(sink);
    Home home = Home.ofUser();
    if (home.sink().isEmpty()) {
      home.write(address);
    }
    say("It stays until Ctrl-C. In another terminal: lgtm4j tail -f, lgtm4j trace, lgtm4j check");
    try {
      end.await();
    } finally {
      home.forget(address);
    }
  }

  private void say(String step) {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(step);
    progress.flush();
  }
}
