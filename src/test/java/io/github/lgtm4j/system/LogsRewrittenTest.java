/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static io.github.lgtm4j.system.Agent.SINGLE_JAR;
import static io.github.lgtm4j.system.Agent.STOCK_WITH_EXTENSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.system.LogProgram.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs with a pattern layout write the contract's lines under the agent: byte for byte those of
 * the golden files, none lost and none twice, also when sixteen threads write until the program
 * ends.
 */
class LogsRewrittenTest {
  private static final int THREADS = 16;
  private static final int COUNT = 250;
  private static final String WRITERS = "lines:" + THREADS + "x" + COUNT;
  private static final String SELECTOR =
      "-Dlog4j2.contextSelector=org.apache.logging.log4j.core.async.AsyncLoggerContextSelector";

  @ParameterizedTest
  @CsvSource({
    "1.2.13, logback.xml,       SINGLE_JAR,           false",
    "1.3.15, logback-async.xml, STOCK_WITH_EXTENSION, true",
    "1.5.38, logback-async.xml, SINGLE_JAR,           true",
    "1.6.6,  logback.xml,       STOCK_WITH_EXTENSION, false",
  })
  void logback_withAPatternLayout_writesTheContractsLines(
      String version, String configuration, Agent agent, boolean indy) throws Exception {
    assertLines(
        LogProgram.logback(version).configured(configuration).under(agent).indy(indy),
        version.startsWith("1.2") ? "logs-slf4j.txt" : "logs-slf4j2.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "2.17.2, log4j2.xml,                SINGLE_JAR,           false",
    "2.17.2, log4j2-async-logger.xml,   STOCK_WITH_EXTENSION, true",
    "2.26.1, log4j2-async-appender.xml, STOCK_WITH_EXTENSION, false",
    "2.26.1, log4j2-async-logger.xml,   SINGLE_JAR,           false",
    "2.26.1, selector,                  SINGLE_JAR,           true",
  })
  void log4j2_withAPatternLayout_writesTheContractsLines(
      String version, String configuration, Agent agent, boolean indy) throws Exception {
    assertLines(log4j2(version, configuration).under(agent).indy(indy), "logs-log4j2.txt");
  }

  @ParameterizedTest
  @CsvSource({"SINGLE_JAR, false", "STOCK_WITH_EXTENSION, true"})
  void jul_withTheSimpleFormatter_writesTheContractsLines(Agent agent, boolean indy)
      throws Exception {
    // An encoding of the machine's that could not hold the lines.
    assertLines(
        LogProgram.jul().option("-Dfile.encoding=US-ASCII").under(agent).indy(indy),
        "logs-jul.txt");
  }

  @ParameterizedTest
  @CsvSource({"logstash-7.4, SINGLE_JAR, false", "logstash-8.1, STOCK_WITH_EXTENSION, true"})
  void logstashsArguments_whereTheyAreThere_areFields(String libraries, Agent agent, boolean indy)
      throws Exception {
    Ended ended =
        LogProgram.with(libraries, "Logstash")
            .configured("logback.xml")
            .under(agent)
            .indy(indy)
            .run("events");

    JsonNode paid = GoldenLines.parse(ended.lines().get(1));
    assertThat(paid.path("message").asText()).isEqualTo("Paid amount=12");
    assertThat(paid.path("amount").asInt()).isEqualTo(12);
    JsonNode stored = GoldenLines.parse(ended.lines().get(2));
    assertThat(stored.path("order").asInt()).isEqualTo(7);
  }

  static Stream<Arguments> everything() {
    List<Arguments> all = new ArrayList<>();
    for (Agent agent : Agent.values()) {
      for (boolean indy : new boolean[] {true, false}) {
        for (String version : List.of("1.2.13", "1.3.15", "1.4.14", "1.5.38", "1.6.6")) {
          for (String file : List.of("logback.xml", "logback-async.xml")) {
            all.add(Arguments.of("logback", version, file, agent, indy));
          }
        }
        for (String version : List.of("2.17.2", "2.20.0", "2.24.3", "2.26.1")) {
          for (String file :
              List.of(
                  "log4j2.xml",
                  "log4j2-async-appender.xml",
                  "log4j2-async-logger.xml",
                  "selector")) {
            all.add(Arguments.of("log4j2", version, file, agent, indy));
          }
        }
        all.add(Arguments.of("jul", "", "", agent, indy));
      }
    }
    return all.stream();
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("everything")
  void library_inEveryVersionAndWay_writesTheContractsLines(
      String library, String version, String configuration, Agent agent, boolean indy)
      throws Exception {
    LogProgram program = program(library, version, configuration).under(agent).indy(indy);
    assertLines(program, golden(library, version));
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({"logback, 1.5.38, logback.xml", "log4j2, 2.26.1, log4j2.xml", "jul,,"})
  void library_onJava25_writesTheContractsLines(
      String library, String version, String configuration) throws Exception {
    Optional<Path> java25 = Jdk.ofVersion(25);
    assumeTrue(java25.isPresent(), "no JDK 25 stands beside " + Jdk.running());
    LogProgram program = program(library, version, configuration).on(java25.get());
    assertLines(program.under(SINGLE_JAR), golden(library, version));
    assertLines(program.under(STOCK_WITH_EXTENSION), golden(library, version));
  }

  private static LogProgram program(String library, String version, String configuration) {
    return switch (library) {
      case "logback" -> LogProgram.logback(version).configured(configuration);
      case "log4j2" -> log4j2(version, configuration);
      default -> LogProgram.jul();
    };
  }

  private static LogProgram log4j2(String version, String configuration) {
    LogProgram program = LogProgram.log4j2(version);
    return configuration.equals("selector")
        ? program.option(SELECTOR)
        : program.configured(configuration);
  }

  private static String golden(String library, String version) {
    return switch (library) {
      case "logback" -> version.startsWith("1.2") ? "logs-slf4j.txt" : "logs-slf4j2.txt";
      case "log4j2" -> "logs-log4j2.txt";
      default -> "logs-jul.txt";
    };
  }

  private static void assertLines(LogProgram program, String golden) throws Exception {
    Ended ended =
        program.hasAsyncLogback()
            ? program.run("events", WRITERS, "StopLogback", "exit")
            : program.run("events", WRITERS, "exit");

    assertThat(ended.exitCode()).as(ended.errors()).isZero();
    // The handlers of java.util.logging write to standard error, where the agent's lines are too.
    List<String> lines =
        golden.equals("logs-jul.txt")
            ? ended.errors().lines().filter(LogsRewrittenTest::isOfTheProgram).toList()
            : ended.lines().subList(1, ended.lines().size());
    assertThat(ended.lines().get(0)).as("what is no log line").isEqualTo("A banner");
    List<String> events = lines.stream().filter(line -> !line.contains("\"line ")).toList();
    GoldenLines.assertGolden(golden, events);
    assertOneTrace(events);
    GoldenLines.assertEachOnce(lines, THREADS, COUNT);
    assertThat(lines).hasSize(events.size() + THREADS * COUNT);
    assertThat(ended.errors()).contains("writes the contract's JSON in place of its own pattern");
  }

  /** From version 21 on the JDK writes a line of its own when a program exits. */
  private static boolean isOfTheProgram(String line) {
    return line.startsWith("{") && !line.contains("\"logger\":\"java.lang.Runtime\"");
  }

  private static void assertOneTrace(List<String> events) {
    Set<String> traces = new HashSet<>();
    for (String event : events) {
      JsonNode document = GoldenLines.parse(event);
      traces.add(document.path("trace_id").asText() + '/' + document.path("span_id").asText());
    }
    assertThat(traces).as("the span that wrote them, also where another thread did").hasSize(1);
  }
}
