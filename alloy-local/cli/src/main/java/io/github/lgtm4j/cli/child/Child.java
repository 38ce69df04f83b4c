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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An application that this process starts and ends. */
public final class Child implements AutoCloseable {
  private static final int SECONDS_TO_STOP = 10;
  private static final int LAST_LINES = 15;

  private final Process process;
  private final Thread reader;
  private final Path errors;

  private Child(Process process, Thread reader, Path errors) {
    this.process = process;
    this.reader = reader;
    this.errors = errors;
  }

  /**
   * Starts it. Its lines go to the listener, on a thread of its own.
   *
   * @param errors where its standard error goes
   */
  public static Child start(
      List<String> command, Map<String, String> variables, Path errors, Consumer<String> lines)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    Thread reader = new Thread(() -> read(process, lines), "lines of process " + process.pid());
    reader.setDaemon(true);
    reader.start();
    return new Child(process, reader, errors);
  }

  /** The java of the JVM that runs this. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The end of what it said on standard error. */
  public String complaints() throws IOException {
    List<String> lines = Files.readAllLines(errors);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
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
