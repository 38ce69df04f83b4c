/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.starter;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The CPU time that one application takes until it listens: with our starter, and with Spring
 * Boot's own for OpenTelemetry and its Prometheus registry. Arguments: two files with class paths,
 * ours first, and how many pairs. Runs alternate, and who begins a pair changes.
 */
public final class StartUp {
  private static final String MAIN = "io.github.lgtm4j.parity.spring.ShopApplication";

  private StartUp() {}

  public static void main(String[] arguments) throws Exception {
    String ours = Files.readString(Path.of(arguments[0])).trim();
    String boots = Files.readString(Path.of(arguments[1])).trim();
    int pairs = Integer.parseInt(arguments[2]);
    double[] one = new double[pairs];
    double[] other = new double[pairs];
    double[] ratios = new double[pairs];
    seconds(ours);
    seconds(boots);
    for (int pair = 0; pair < pairs; pair++) {
      boolean first = pair % 2 == 0;
      double a = seconds(first ? ours : boots);
      double b = seconds(first ? boots : ours);
      one[pair] = first ? a : b;
      other[pair] = first ? b : a;
      ratios[pair] = one[pair] / other[pair];
      System.out.printf(
          Locale.ROOT, "pair %d: lgtm4j %.2f s, Boot %.2f s%n", pair + 1, one[pair], other[pair]);
    }
    System.out.printf(
        Locale.ROOT,
        "CPU until it listens, median of %d: lgtm4j %.2f s, Boot %.2f s; ratio %.3f (95 %% of the"
            + " median: %.3f to %.3f)%n",
        pairs,
        median(one),
        median(other),
        median(ratios),
        bound(ratios, -1),
        bound(ratios, 1));
  }

  private static double seconds(String classPath) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                MAIN));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("LGTM_ENVIRONMENT", "dev"));
    Process process = builder.start();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.contains("Listening on port")) {
          Duration cpu = process.info().totalCpuDuration().orElseThrow();
          return cpu.toMillis() / 1000.0;
        }
      }
      throw new IllegalStateException("It has not started");
    } finally {
      process.destroyForcibly();
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** By the ranks between which the median of the whole lies with 95 %. */
  private static double bound(double[] values, int side) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double rank = sorted.length / 2.0 + side * 0.98 * Math.sqrt(sorted.length);
    return sorted[(int) Math.max(0, Math.min(sorted.length - 1, Math.round(rank)))];
  }
}
