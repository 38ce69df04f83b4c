/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A Java application under the agent, as a child process whose lines somebody listens to. */
public final class ChildApplication implements AutoCloseable {
  private static final int SECONDS_TO_STOP = 10;

  private final Process process;
  private final Thread reader;

  private ChildApplication(Process process, Thread reader) {
    this.process = process;
    this.reader = reader;
  }

  /**
   * Starts {@code java OPTIONS -jar application} with more environment variables. Each line of its
   * standard output goes to the listener, on a thread of its own; its standard error is ours.
   */
  public static ChildApplication start(
      List<String> options, Path application, Map<String, String> variables, Consumer<String> lines)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", application.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    Thread reader = new Thread(() -> read(process, lines), "lines of " + application.getFileName());
    reader.setDaemon(true);
    reader.start();
    return new ChildApplication(process, reader);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to stop, and kills it if it does not; its last lines have been heard then. */
  @Override
  public void close() {
    // Process.destroy would close the streams as well, and the last lines would be lost.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      reader.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void read(Process process, Consumer<String> lines) {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.accept(line);
      }
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
