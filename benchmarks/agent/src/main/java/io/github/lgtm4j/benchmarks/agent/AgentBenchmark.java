/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs an application with no agent, the stock agent, ours, and ours with {@code lean}, in turn,
 * and says what each takes. It ends with 1 when ours misses a bar. Start it in the repository's
 * root.
 */
public final class AgentBenchmark {
  private AgentBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.of(arguments);
    String started = Long.toString(System.currentTimeMillis() / 1000, Character.MAX_RADIX);
    for (int round = 0; round < settings.rounds(); round++) {
      List<String> lines = new ArrayList<>();
      for (Contender contender : settings.order(round)) {
        Run run = Run.of(contender, settings, started + '-' + round);
        System.out.println(run.toLine());
        lines.add(run.toLine());
      }
      // Whole rounds only: the ratios are of runs that stood beside each other.
      append(settings.results(), lines);
    }
    Report report = new Report(read(settings), settings.contenders());
    System.out.print(report);
    System.exit(report.isMet() ? 0 : 1);
  }

  private static void append(Path results, List<String> lines) throws IOException {
    Files.createDirectories(results.toAbsolutePath().getParent());
    Files.write(results, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static List<Run> read(Settings settings) throws IOException {
    String application = settings.jar().getFileName().toString();
    return Files.readAllLines(settings.results()).stream()
        .map(Run::parse)
        .filter(run -> run.application().equals(application))
        .toList();
  }
}
