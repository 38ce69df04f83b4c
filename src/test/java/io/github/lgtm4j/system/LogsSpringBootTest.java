/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.system.LogProgram.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spring Boot's fat jars, with Spring's own logging configuration. */
class LogsSpringBootTest {
  private static final int THREADS = 16;
  private static final int COUNT = 100;

  @ParameterizedTest
  @CsvSource({
    "2.7, SINGLE_JAR,           false",
    "3.5, STOCK_WITH_EXTENSION, true",
    "4.1, SINGLE_JAR,           true",
  })
  void fatJar_fromItsFirstLineToItsLast_writesTheContractsLines(
      String version, Agent agent, boolean indy) throws Exception {
    writesTheContractsLines(version, agent, indy);
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({
    "2.7, SINGLE_JAR,           true",
    "2.7, STOCK_WITH_EXTENSION, false",
    "2.7, STOCK_WITH_EXTENSION, true",
    "3.5, SINGLE_JAR,           false",
    "3.5, SINGLE_JAR,           true",
    "3.5, STOCK_WITH_EXTENSION, false",
    "4.1, SINGLE_JAR,           false",
    "4.1, STOCK_WITH_EXTENSION, false",
    "4.1, STOCK_WITH_EXTENSION, true",
  })
  void fatJar_inEveryOtherWay_writesTheContractsLines(String version, Agent agent, boolean indy)
      throws Exception {
    writesTheContractsLines(version, agent, indy);
  }

  private static void writesTheContractsLines(String version, Agent agent, boolean indy)
      throws Exception {
    List<String> options = new ArrayList<>(agent.options());
    options.add("-Dotel.javaagent.experimental.indy=" + indy);
    try (WebProcess boot = WebProcess.springBoot(version, options, Map.of())) {
      assertThat(boot.get("/hello?name=Ada")).isEqualTo("Hello Ada");
      assertThat(boot.get("/reload")).isEqualTo("reloaded");
      assertThat(boot.get("/lines?threads=" + THREADS + "&count=" + COUNT))
          .isEqualTo(String.valueOf(THREADS * COUNT));
      assertThat(boot.status("/fail")).isEqualTo(500);
      Ended ended = boot.end();

      assertThat(ended.output()).contains(":: Spring Boot ::", "Listening on port");
      List<String> lines =
          ended.lines().stream()
              .filter(line -> line.startsWith("{") || line.contains("com.example"))
              .toList();
      assertHello(only(lines, "Hello Ada"));
      assertFailure(only(lines, "Order failed"));
      only(lines, "Logging is set up");
      GoldenLines.assertEachOnce(lines, THREADS, COUNT);
      assertThat(ended.lines().get(ended.lines().size() - 1)).as("the last one").startsWith("{");
    }
  }

  private static JsonNode only(List<String> lines, String message) {
    List<JsonNode> found =
        lines.stream()
            .map(GoldenLines::parse)
            .filter(line -> line.path("message").asText().equals(message))
            .toList();
    assertThat(found).as(message).hasSize(1);
    return found.get(0);
  }

  private static void assertHello(JsonNode line) {
    assertThat(line.path("logger").asText()).isEqualTo("com.example.boot.Pages");
    assertThat(line.path("level").asText()).isEqualTo("info");
    assertThat(line.path("application").asText()).isEqualTo("shop");
    assertThat(line.path("tenant").asText()).isEqualTo("team-a");
    assertThat(line.path("name").asText()).as("the MDC").isEqualTo("Ada");
    assertThat(line.path("trace_id").asText()).hasSize(32);
    assertThat(line.path("span_id").asText()).hasSize(16);
  }

  private static void assertFailure(JsonNode line) {
    assertThat(line.path("level").asText()).isEqualTo("error");
    JsonNode exception = line.path("exception");
    assertThat(exception.path("type").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(exception.path("message").asText()).isEqualTo("The shop is closed");
    assertThat(exception.path("stack_trace").asText()).contains("\tat com.example.boot.Pages.fail");
  }
}
