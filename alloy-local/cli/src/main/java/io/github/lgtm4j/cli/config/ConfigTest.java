/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import io.github.lgtm4j.cli.alloy.Alloy;
import io.github.lgtm4j.cli.fixture.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One case: runs its config, and compares what arrives with {@code expected.txt} beside it. */
final class ConfigTest {
  private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(60);

  /** After everything is there: time for what should not come, such as the same again. */
  private static final Duration TIME_FOR_MORE = Duration.ofSeconds(3);

  /** Without an expectation: nothing new for so long means that all is there. */
  private static final Duration QUIET = Duration.ofSeconds(12);

  private final Alloy alloy;
  private final Path caseFile;

  ConfigTest(Alloy alloy, Path caseFile) {
    this.alloy = alloy;
    this.caseFile = caseFile;
  }

  private Path expectedFile() {
    return caseFile.resolveSibling("expected.txt");
  }

  /**
   * Runs it.
   *
   * @return what is wrong; empty if nothing is
   */
  String run() throws IOException, InterruptedException {
    if (!Files.exists(expectedFile())) {
      return "There is no " + expectedFile() + ": write it with --update, and read it.";
    }
    List<String> expected = Files.readAllLines(expectedFile());
    return inFolder(
        run -> {
          Difference difference = awaitExpected(run, expected);
          if (difference.isEmpty()) {
            TimeUnit.NANOSECONDS.sleep(TIME_FOR_MORE.toNanos());
            difference = Difference.between(expected, run.arrivals());
          }
          return difference.isEmpty() ? "" : difference + run.complaints();
        });
  }

  /**
   * Runs it and writes what arrives as what is expected.
   *
   * @return why that could not be done; empty if it was
   */
  String update() throws IOException, InterruptedException {
    return inFolder(
        run -> {
          Files.write(expectedFile(), awaitQuiet(run));
          return "";
        });
  }

  private interface Step {
    String apply(ConfigRun run) throws IOException, InterruptedException;
  }

  private String inFolder(Step step) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("lgtm4j-config");
    try (ConfigRun run =
        new ConfigRun(alloy, TestCase.read(caseFile), caseFile.resolveSibling("."), folder)) {
      String complaints = run.validate();
      if (!complaints.isEmpty()) {
        return "alloy validate refuses it:\n" + complaints;
      }
      run.start();
      try {
        run.feed();
      } catch (IOException e) {
        return e.getMessage() + "\n" + run.complaints();
      }
      return step.apply(run);
    } finally {
      delete(folder);
    }
  }

  private static Difference awaitExpected(ConfigRun run, List<String> expected)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TIME_TO_ARRIVE.toNanos();
    Difference difference = Difference.between(expected, run.arrivals());
    while (!difference.isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(500);
      difference = Difference.between(expected, run.arrivals());
    }
    return difference;
  }

  private static List<String> awaitQuiet(ConfigRun run) throws IOException, InterruptedException {
    List<String> last = run.arrivals();
    long changed = System.nanoTime();
    while (System.nanoTime() - changed < QUIET.toNanos()) {
      TimeUnit.MILLISECONDS.sleep(500);
      List<String> now = run.arrivals();
      if (!now.equals(last)) {
        last = now;
        changed = System.nanoTime();
      }
    }
    return last;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
