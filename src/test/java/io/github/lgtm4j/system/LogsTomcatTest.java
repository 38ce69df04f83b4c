/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.system.LogProgram.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two applications, each with a Logback of its own, in a Tomcat that logs by java.util.logging. */
class LogsTomcatTest {
  private static final int THREADS = 16;
  private static final int COUNT = 100;
  private static final Pattern LOADERS =
      Pattern.compile("\\s(\\d+)\\s+\\d+\\s+org\\.apache\\.catalina\\.loader\\.Parallel");

  @TempDir Path base;

  @ParameterizedTest
  @CsvSource({"SINGLE_JAR, false", "STOCK_WITH_EXTENSION, true"})
  void wars_ofOneTomcat_writeTheContractsLinesAndAreForgottenWhenTheyGo(Agent agent, boolean indy)
      throws Exception {
    Path webapps = Files.createDirectory(base.resolve("webapps"));
    Files.copy(Built.WAR, webapps.resolve("one.war"));
    Files.copy(Built.WAR, webapps.resolve("two.war"));
    List<String> options = new ArrayList<>(agent.options());
    options.add("-Dotel.javaagent.experimental.indy=" + indy);
    try (WebProcess tomcat =
        WebProcess.tomcat(
            base,
            options,
            Map.of("LGTM_LOGS_REFORMAT", "all", "LGTM_LOGS_REFORMAT_APPENDERS", "ACCESS"))) {
      assertThat(tomcat.get("/one/hello?name=Ada")).isEqualTo("Hello Ada");
      assertThat(tomcat.get("/two/hello?name=Bob")).isEqualTo("Hello Bob");
      assertThat(tomcat.get("/one/lines?threads=" + THREADS + "&count=" + COUNT))
          .isEqualTo(String.valueOf(THREADS * COUNT));
      assertThat(loaders(tomcat)).isEqualTo(2);
      Files.delete(webapps.resolve("one.war"));
      tomcat.await(() -> tomcat.status("/one/hello?name=Ada") == 404);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(loaders(tomcat)).as("no leak").isEqualTo(1));
      assertThat(tomcat.get("/two/hello?name=Eve")).isEqualTo("Hello Eve");
      Ended ended = tomcat.end();

      // It was asked until it was gone.
      List<String> once =
          ended.messages().stream().filter(line -> !line.equals("json: Hello Ada")).toList();
      assertThat(once.size()).isEqualTo(THREADS * COUNT + 2);
      GoldenLines.assertEachOnce(ended.lines(), THREADS, COUNT);
      assertThat(ended.messages())
          .containsSubsequence("json: Hello Ada", "json: Hello Bob", "json: Hello Eve");
      assertHasIds(ended.lines().get(0));
      assertTomcatsOwn(ended.errors().lines().filter(line -> line.startsWith("{")).toList());
      assertTomcatsOwn(Files.readAllLines(file(base.resolve("logs"), "catalina.")));
      assertAccess(ended);
    }
  }

  private static void assertHasIds(String line) {
    JsonNode document = GoldenLines.parse(line);
    assertThat(document.path("trace_id").asText()).hasSize(32);
    assertThat(document.path("name").asText()).isEqualTo("Ada");
  }

  private static void assertTomcatsOwn(List<String> lines) {
    assertThat(lines)
        .isNotEmpty()
        .extracting(line -> GoldenLines.parse(line).path("message").asText())
        .anyMatch(message -> message.startsWith("Server startup in"));
  }

  /** Requests are written by a Logback that has no loggers: as documents when it is named. */
  private void assertAccess(Ended ended) throws IOException {
    List<String> own = Files.readAllLines(file(base.resolve("logs"), "access-other"));
    List<JsonNode> documents =
        Files.readAllLines(file(base.resolve("logs"), "access-named")).stream()
            .map(GoldenLines::parse)
            .toList();
    assertThat(documents)
        .extracting(document -> document.path("message").asText())
        .isEqualTo(own)
        .contains("127.0.0.1 \"GET /two/hello?name=Eve HTTP/1.1\" 200");
    JsonNode document = documents.get(0);
    assertThat(document.path("logger").asText()).isEqualTo("access");
    assertThat(document.path("application").asText()).isEqualTo("shop");
    assertThat(document.path("http.request.method").asText()).isEqualTo("GET");
    assertThat(document.path("url.path").asText()).isEqualTo("/one/hello");
    assertThat(document.path("http.response.status_code").asInt()).isEqualTo(200);
    assertThat(document.path("duration_ms").isNumber()).isTrue();
    assertThat(document.path("trace_id").asText())
        .as("of the request's span, as the lines of the application")
        .isEqualTo(GoldenLines.parse(ended.lines().get(0)).path("trace_id").asText());
    assertThat(ended.errors())
        .contains("log appender ACCESS (logback) writes the contract's JSON")
        .contains("log appender OTHER (logback) stays as it is: what")
        .contains("name OTHER in lgtm.logs.reformat-appenders");
  }

  private static Path file(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow();
    }
  }

  /** How many applications' class loaders are left after a collection. */
  private static int loaders(WebProcess tomcat) throws IOException {
    Process histogram =
        new ProcessBuilder(
                Jdk.running().resolve("bin/jcmd").toString(),
                String.valueOf(tomcat.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher count = LOADERS.matcher(text);
    assertThat(count.find()).as(text).isTrue();
    return Integer.parseInt(count.group(1));
  }
}
