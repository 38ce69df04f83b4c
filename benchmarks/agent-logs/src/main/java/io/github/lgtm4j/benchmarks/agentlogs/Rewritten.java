/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agentlogs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Runs under the agent, which rewrites one of two appenders that were made alike. They take turns
 * of a few milliseconds in one JVM, so that a neighbour's load meets both; each round gives one
 * ratio. Arguments: the library, and {@code null} or {@code file}.
 */
final class Rewritten {
  static final String SPARED = "SPARED";
  private static final String REWRITTEN = "REWRITTEN";
  private static final int ROUNDS = Integer.getInteger("rounds", 200);
  private static final int WARM_UP_ROUNDS = ROUNDS;
  private static final long TURN_NANOS = 5_000_000;
  private static final int LINES_BETWEEN_LOOKS = 64;

  private Rewritten() {}

  public static void main(String[] arguments) throws Exception {
    Library library = Library.valueOf(arguments[0]);
    boolean file = arguments[1].equals("file");
    System.out.printf(
        "%s to %s, %s%n%-14s%10s%10s%8s%16s%n",
        library,
        arguments[1],
        Runtime.version(),
        "",
        "pattern",
        "rewritten",
        "ratio",
        "95 % interval");
    Target pattern = new Target(library, SPARED, file);
    Target rewritten = new Target(library, REWRITTEN, file);
    pattern.mustWrite(false);
    rewritten.mustWrite(true);
    for (Scenario scenario : Scenario.values()) {
      compare(scenario, pattern, rewritten);
    }
    pattern.close();
    rewritten.close();
  }

  private static void compare(Scenario scenario, Target pattern, Target rewritten)
      throws IOException {
    double[] old = new double[ROUNDS];
    double[] now = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      double first = turn(scenario, pattern.lines);
      double second = turn(scenario, rewritten.lines);
      pattern.empty();
      rewritten.empty();
      if (round >= 0) {
        old[round] = first;
        now[round] = second;
        ratios[round] = second / first;
      }
    }
    Arrays.sort(old);
    Arrays.sort(now);
    Arrays.sort(ratios);
    // The order statistics between which the median is, whatever the distribution.
    int off = (int) Math.ceil(0.98 * Math.sqrt(ROUNDS));
    System.out.printf(
        "%-14s%10.0f%10.0f%8.2f%8.2f%8.2f%n",
        scenario,
        old[ROUNDS / 2],
        now[ROUNDS / 2],
        ratios[ROUNDS / 2],
        ratios[ROUNDS / 2 - off],
        ratios[ROUNDS / 2 + off]);
  }

  private static double turn(Scenario scenario, Lines lines) {
    return scenario == Scenario.TRACED ? traced(scenario, lines) : run(scenario, lines);
  }

  /** The agent is told to trace this method. */
  private static double traced(Scenario scenario, Lines lines) {
    return run(scenario, lines);
  }

  private static double run(Scenario scenario, Lines lines) {
    lines.context(scenario == Scenario.ARGUMENTS_MDC);
    long start = System.nanoTime();
    long now = start;
    int count = 0;
    while (now - start < TURN_NANOS) {
      for (int i = 0; i < LINES_BETWEEN_LOOKS; i++) {
        scenario.write(lines, count++);
      }
      now = System.nanoTime();
    }
    return (double) (now - start) / count;
  }

  /** One of the appenders, and where it writes. */
  private static final class Target {
    final Lines lines;
    private final NullStream stream = new NullStream();
    private final @Nullable Path file;

    Target(Library library, String appender, boolean toFile) throws Exception {
      file = toFile ? Files.createTempFile("rewritten", ".log") : null;
      lines = library.lines(appender, stream, file);
    }

    /** A benchmark of two patterns would show that they are equally fast. */
    void mustWrite(boolean json) throws IOException {
      stream.copy = new ByteArrayOutputStream();
      lines.plain();
      String line =
          file == null ? stream.copy.toString(StandardCharsets.UTF_8) : Files.readString(file);
      stream.copy = null;
      if (line.isEmpty() || json != line.startsWith("{\"timestamp\":")) {
        throw new IllegalStateException("Not what is to be measured: " + line);
      }
    }

    /** Nobody has that much disk; the appenders go on where they were, which leaves a hole. */
    void empty() throws IOException {
      if (file != null) {
        try (OutputStream truncated = Files.newOutputStream(file)) {
          truncated.flush();
        }
      }
    }

    void close() throws IOException {
      if (file != null) {
        Files.delete(file);
      }
    }
  }

  private static final class NullStream extends OutputStream {
    @Nullable ByteArrayOutputStream copy;

    @Override
    public void write(int b) {
      if (copy != null) {
        copy.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      if (copy != null) {
        copy.write(bytes, from, count);
      }
    }
  }
}
