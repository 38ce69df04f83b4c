/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.demo;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.sink.LocalSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lgtm4j demo}: an application without telemetry code, and what arrived of it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the local sink and a sample application under the agent, sends it some requests,",
      "and shows what arrived: spans, log lines and series, under one identity."
    })
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--once",
      description = "End after the table, with exit code 1 if anything is missing.")
  private boolean once;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter progress = spec.commandLine().getErr();
    try (LocalSink sink = LocalSink.builder().freePorts().start();
        Demo demo = new Demo(sink, progress)) {
      boolean complete = demo.run();
      out.println(new DemoReport(sink.telemetry()).text());
      out.flush();
      if (!complete) {
        progress.println("Not everything arrived: see above what is missing.");
        return ExitCode.NOT_AS_EXPECTED;
      }
      if (!once) {
        waitForInterrupt(sink, progress);
      }
      return ExitCode.OK;
    }
  }

  private static void waitForInterrupt(LocalSink sink, PrintWriter progress)
      throws InterruptedException {
    progress.println("The sink stays up at " + sink.http() + " until Ctrl-C.");
    new CountDownLatch(1).await();
  }
}
