/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.run;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.child.Signals;
import io.github.lgtm4j.cli.failure.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;

/** A process in front of which this one steps aside: signals go to it, its exit code is ours. */
final class RunningApplication {
  private final Process process;

  private RunningApplication(Process process) {
    this.process = process;
  }

  static RunningApplication start(Launch launch) {
    ProcessBuilder builder = new ProcessBuilder(launch.command()).redirectInput(Redirect.INHERIT);
    builder.environment().putAll(launch.variables());
    // They would win over where the application is to send.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("OTEL_EXPORTER_OTLP_\\w+_ENDPOINT"));
    try {
      RunningApplication application = new RunningApplication(builder.start());
      for (String signal : new String[] {"INT", "TERM", "HUP"}) {
        Signals.on(signal, application::passOn);
      }
      return application;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.COMMAND_NOT_FOUND,
          "\"" + launch.command().get(0) + "\" cannot be started: " + e.getMessage(),
          e);
    }
  }

  InputStream output() {
    return process.getInputStream();
  }

  InputStream errors() {
    return process.getErrorStream();
  }

  /** Its exit code; 128 and the number of the signal when one has ended it, as shells have it. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  private void passOn(String signal) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      int unused = kill.waitFor();
    } catch (IOException e) {
      // No such program: the JDK can at least ask it to end.
      process.toHandle().destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
