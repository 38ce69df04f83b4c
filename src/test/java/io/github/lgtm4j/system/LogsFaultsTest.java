/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.system.LogProgram.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens to the logging, every line is written once and the application runs on. */
class LogsFaultsTest {
  private static final int THREADS = 16;
  private static final int COUNT = 250;
  private static final String WRITERS = "lines:" + THREADS + "x" + COUNT;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1.2.13, logback-jmx.xml,     ReloadByJmx",
    "1.5.38, logback-message.xml, ResetLogback",
  })
  void logback_configuredAnewAsItRuns_isRewrittenAnew(String version, String file, String task)
      throws Exception {
    Ended ended = LogProgram.logback(version).configured(file).run(task);

    assertThat(ended.messages())
        .filteredOn(line -> !line.isEmpty() && !line.contains("|-INFO in ")) // Logback's of itself
        .containsExactly("A banner", "json: before", "json: after");
    assertThat(ended.errors()).containsOnlyOnce("log appender CONSOLE");
  }

  @ParameterizedTest
  @CsvSource({"2.17.2, ReloadByJmx", "2.26.1, ReconfigureLog4j2"})
  void log4j2_configuredAnewAsItRuns_isRewrittenAnew(String version, String task) throws Exception {
    Ended ended =
        LogProgram.log4j2(version)
            .option("-Dlog4j2.disableJmx=false")
            .configured("log4j2-message.xml")
            .run(task);

    assertThat(ended.messages()).containsExactly("A banner", "json: before", "json: after");
    assertThat(ended.errors()).containsOnlyOnce("log appender CONSOLE");
  }

  @Test
  void jul_configuredAnewAsItRuns_isRewrittenAnew() throws Exception {
    Ended ended = LogProgram.jul().run("ReloadByJmx");

    assertThat(Ended.messages(ended.errors())).containsOnlyOnce("json: before", "json: after");
  }

  /** The event's own code fails for a document, and not for the pattern that was replaced. */
  @ParameterizedTest
  @CsvSource({
    "logback, UnreadableForLogback, CONSOLE",
    "log4j2,  UnreadableForLog4j2,  CONSOLE",
    "jul,     UnreadableForJul,     java.util.logging.ConsoleHandler",
  })
  void event_thatCannotBeRead_isWrittenByTheApplicationsOwnPatternAndCounted(
      String library, String task, String appender) throws Exception {
    try (RunningProgram program =
        RunningProgram.start(
            switch (library) {
              case "logback" -> LogProgram.logback("1.5.38").configured("logback-message.xml");
              case "log4j2" -> LogProgram.log4j2("2.26.1").configured("log4j2-message.xml");
              default ->
                  LogProgram.jul().option("-Djava.util.logging.SimpleFormatter.format=%5$s%n");
            },
            task,
            "Wait")) {
      String page = program.page();

      assertThat(page)
          .contains(
              "lgtm4j_log_lines_total{library=\"" + library + "\",result=\"rewritten\"} 2.0",
              "lgtm4j_log_lines_total{library=\"" + library + "\",result=\"truncated\"} 0.0",
              "lgtm4j_log_lines_total{library=\"" + library + "\",result=\"failed\"} 1.0");
      Ended ended = program.end();
      assertThat(ended.exitCode()).isZero();
      assertThat(Ended.messages(library.equals("jul") ? ended.errors() : ended.output()))
          .containsSubsequence("json: before", "unreadable", "json: after");
      assertThat(ended.errors())
          .contains(
              "log appender " + appender + " (" + library + ") wrote the application's own line",
              "java.lang.IllegalStateException");
    }
  }

  @ParameterizedTest
  @CsvSource({"logback, 1.5.38", "log4j2, 2.26.1"})
  void files_thatRollWhileAnotherIsOnAFullDisk_holdEachLineOnce(String library, String version)
      throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full, the file on a full disk");
    Path logs = Files.createDirectory(folder.resolve("logs"));
    LogProgram program =
        library.equals("logback")
            ? LogProgram.logback(version).configured("logback-files.xml")
            : LogProgram.log4j2(version).configured("log4j2-files.xml");

    Ended ended = program.option("-Dlogs=" + logs).option("-Dlgtm.logs.reformat=all").run(WRITERS);

    assertThat(ended.exitCode()).as(ended.errors()).isZero();
    List<Path> files = files(logs);
    assertThat(files).as("rolled in the middle").hasSizeGreaterThan(5);
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      lines.addAll(Files.readAllLines(file));
    }
    GoldenLines.assertEachOnce(lines, THREADS, COUNT);
    assertThat(lines).as("and nothing else").hasSize(THREADS * COUNT);
    GoldenLines.assertEachOnce(
        ended.lines().stream().filter(line -> line.startsWith("{")).toList(), THREADS, COUNT);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
