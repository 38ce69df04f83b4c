/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loki's rules, asked of a real Loki that has lines of applications that are well and that are not.
 */
class LogRulesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.now();

  private static final String TRACED =
      "{\"level\":\"error\",\"message\":\"no\",\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\"}";
  private static final String UNTRACED = "{\"level\":\"error\",\"message\":\"no\"}";

  @TempDir static Path folder;
  private static Server loki;

  @BeforeAll
  static void start() throws Exception {
    Tool tool = Tool.named("loki");
    int port = Server.freePort();
    Path configuration = folder.resolve("loki.yaml");
    Files.writeString(configuration, configuration(port, Server.freePort()));
    loki =
        Server.start(
            tool,
            List.of("-config.file=" + configuration),
            port,
            "/loki/api/v1/labels",
            folder.resolve("loki.log"));
    push("burst", "tier1", "error", TRACED, 400, Duration.ofMinutes(4));
    push("calm", "tier1", "error", TRACED, 100, Duration.ofMinutes(4));
    push("unimportant", "tier3", "error", TRACED, 400, Duration.ofMinutes(4));
    push("fresh", "tier2", "error", thrown("aaaa"), 1, Duration.ofMinutes(2));
    // What is older than three hours Loki only looks for in its store, where a test's lines are not
    // yet.
    push("known", "tier2", "error", thrown("bbbb"), 1, Duration.ofHours(2));
    push("known", "tier2", "error", thrown("bbbb"), 1, Duration.ofMinutes(2));
    push("gone", "tier2", "info", TRACED, 10, Duration.ofMinutes(90));
    push("there", "tier2", "info", TRACED, 10, Duration.ofMinutes(90));
    push("there", "tier2", "info", TRACED, 10, Duration.ofMinutes(3));
    push("untraced", "tier2", "error", UNTRACED, 30, Duration.ofMinutes(20));
    push("traced", "tier2", "error", TRACED, 30, Duration.ofMinutes(20));
    push("plain", "tier2", "unknown", "Hello", 10, Duration.ofMinutes(20));
  }

  @AfterAll
  static void stop() {
    if (loki != null) {
      loki.close();
    }
  }

  @Test
  void errorBurst_ofAnImportantApplication_fires() throws Exception {
    assertThat(applications("LogErrorBurst")).containsExactly("burst");
  }

  @Test
  void newError_thatNobodyHasSeenInADay_fires() throws Exception {
    assertThat(applications("LogNewError")).containsExactly("fresh");
    assertThat(query("LogNewError").get(0).path("metric").path("stack_hash").asText())
        .isEqualTo("aaaa");
  }

  @Test
  void applicationThatWritesNoMore_fires() throws Exception {
    assertThat(applications("ApplicationLogsSilent")).containsExactly("gone");
  }

  @Test
  void linesWithoutTraceIds_fire() throws Exception {
    assertThat(applications("TelemetryLogsWithoutTraceIds")).containsExactly("untraced");
  }

  @Test
  void linesThatAreNoJson_fire() throws Exception {
    assertThat(applications("TelemetryLinesUnstructured")).containsExactly("plain");
  }

  @Test
  void records_ofLinesAndBytes_areByApplicationAndLevel() throws Exception {
    JsonNode lines = series(query("application_level:log_lines:rate5m"), "calm");
    assertThat(lines.path("metric").path("level").asText()).isEqualTo("error");
    assertThat(lines.path("metric").path("tier").asText()).isEqualTo("tier1");
    assertThat(value(lines)).isEqualTo(100 / 300.0);
    assertThat(value(series(query("application_level:log_bytes:rate5m"), "calm")))
        .isEqualTo(100 * TRACED.length() / 300.0);
    assertThat(applications("application_level:log_lines:rate5m"))
        .as("who wrote nothing in five minutes has no series")
        .doesNotContain("gone", "plain");
    assertThat(applications("application_level:log_bytes:rate5m")).doesNotContain("gone", "plain");
  }

  /** The names of what {@code platform/rules/logs} holds, and what was asked above. */
  @Test
  void everyRule_isAskedHere() throws Exception {
    assertThat(RuleFiles.rules(RuleFiles.logs()))
        .extracting(rule -> rule.getOrDefault("alert", rule.get("record")))
        .containsExactlyInAnyOrder(
            "LogErrorBurst",
            "LogNewError",
            "ApplicationLogsSilent",
            "TelemetryLogsWithoutTraceIds",
            "TelemetryLinesUnstructured",
            "application_level:log_lines:rate5m",
            "application_level:log_bytes:rate5m");
  }

  private static Set<String> applications(String rule) throws Exception {
    Set<String> applications = new TreeSet<>();
    query(rule)
        .forEach(series -> applications.add(series.path("metric").path("application").asText()));
    return applications;
  }

  private static JsonNode series(JsonNode result, String application) {
    for (JsonNode series : result) {
      if (series.path("metric").path("application").asText().equals(application)) {
        return series;
      }
    }
    throw new AssertionError("no series of " + application + " in " + result);
  }

  private static double value(JsonNode series) {
    return series.path("value").get(1).asDouble();
  }

  private static JsonNode query(String name) throws Exception {
    Map<String, Object> rule =
        RuleFiles.rules(RuleFiles.logs()).stream()
            .filter(any -> name.equals(any.getOrDefault("alert", any.get("record"))))
            .findFirst()
            .orElseThrow();
    var answer =
        loki.get(
            "/loki/api/v1/query?time="
                + NOW.getEpochSecond()
                + "&query="
                + Server.encoded((String) rule.get("expr")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("data").path("result");
  }

  /** As many lines, a tenth of a second apart, the first so long ago. */
  private static void push(
      String application, String tier, String level, String line, int lines, Duration ago)
      throws Exception {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode entry = body.putArray("streams").addObject();
    entry
        .putObject("stream")
        .put("application", application)
        .put("environment", "prod")
        .put("tenant", "shop")
        .put("cluster", "eu-1")
        .put("team", "payments")
        .put("tier", tier)
        .put("level", level);
    ArrayNode values = entry.putArray("values");
    Instant time = NOW.minus(ago);
    for (int i = 0; i < lines; i++) {
      Instant at = time.plusMillis(100L * i);
      values.addArray().add(at.getEpochSecond() + String.format("%09d", at.getNano())).add(line);
    }
    var answer = loki.post("/loki/api/v1/push", body.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private static String thrown(String hash) {
    return "{\"level\":\"error\",\"message\":\"no\",\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\","
        + "\"exception\":{\"type\":\"java.lang.IllegalStateException\",\"stack_hash\":\""
        + hash
        + "\"}}";
  }

  private static String configuration(int http, int grpc) {
    return """
        auth_enabled: false
        server:
          {http_listen_address: 127.0.0.1, http_listen_port: %d, grpc_listen_address: 127.0.0.1, grpc_listen_port: %d, log_level: error}
        common:
          path_prefix: %s
          replication_factor: 1
          instance_addr: 127.0.0.1
          ring: {kvstore: {store: inmemory}}
          storage: {filesystem: {chunks_directory: %3$s/chunks, rules_directory: %3$s/rules}}
        schema_config:
          configs: [{from: 2024-01-01, store: tsdb, object_store: filesystem, schema: v13, index: {prefix: index_, period: 24h}}]
        limits_config: {reject_old_samples: false}
        analytics: {reporting_enabled: false}
        """
        .formatted(http, grpc, folder);
  }
}
