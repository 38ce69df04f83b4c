/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code /metrics} as somebody has set it up, and where somebody else has its port. */
@Timeout(180)
class MetricsSettingsTest {
  private static final Pattern MOVED =
      Pattern.compile("/metrics is at http://127\\.0\\.0\\.1:(\\d+)/metrics instead");

  @TempDir Path folder;

  @Test
  void endpoint_withEverythingSet_asksForCredentialsLimitsSeriesAndMoves() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "first-token\n");
    try (ServerSocket other = taken()) {
      Map<String, String> settings =
          new HashMap<>(
              Map.of(
                  "LGTM_APPLICATION", "legacy",
                  "LGTM_ENVIRONMENT", "dev",
                  "LGTM_METRICS_HOST", "127.0.0.1",
                  "LGTM_METRICS_PORT", String.valueOf(other.getLocalPort()),
                  "LGTM_METRICS_PORT_TAKEN", "next",
                  "LGTM_METRICS_USERNAME", "alloy",
                  "LGTM_METRICS_PASSWORD", "the-password",
                  "LGTM_METRICS_TOKEN_FILE", token.toString(),
                  "LGTM_METRICS_CARDINALITY_LIMIT", "4",
                  "LGTM_METRICS_CONSTANT_LABELS", "true"));
      try (LegacyApplication legacy =
          LegacyApplication.start(Jdk.running(), Agent.SINGLE_JAR, settings)) {
        for (String path : new String[] {"/", "/health", "/api/users", "/api/data", "/api/error"}) {
          legacy.get(path);
        }
        URI metrics = moved(legacy.errors());

        assertCredentials(metrics, token);
        MetricsPage page =
            MetricsPage.of(Scrape.of(metrics).basic("alloy", "the-password").get().body());
        assertConstantLabels(page);
        assertOverflow(page);
        assertThat(legacy.errors()).doesNotContain("the-password", "-token");
      }
    }
  }

  @Test
  void endpoint_inAPodWhosePortIsTaken_waitsForItWhileTheApplicationRuns() throws Exception {
    ServerSocket other = taken();
    Map<String, String> pod =
        Map.of(
            "KUBERNETES_SERVICE_HOST", "10.0.0.1",
            "LGTM_APPLICATION", "legacy",
            "LGTM_ENVIRONMENT", "dev",
            "LGTM_METRICS_PORT", String.valueOf(other.getLocalPort()));
    try (LegacyApplication legacy =
        LegacyApplication.start(Jdk.running(), Agent.STOCK_WITH_EXTENSION, pod)) {
      assertThat(legacy.get("/health")).isEqualTo("{\"status\":\"UP\"}");
      assertThat(legacy.errors())
          .containsOnlyOnce("No /metrics yet: 0.0.0.0:" + other.getLocalPort())
          .contains("Address already in use", "LGTM_METRICS_PORT");

      other.close();

      URI metrics = URI.create("http://127.0.0.1:" + other.getLocalPort() + "/metrics");
      assertThat(awaitPage(metrics).types()).containsKey("http_server_request_duration_seconds");
    } finally {
      other.close();
    }
  }

  private static void assertCredentials(URI metrics, Path token) throws Exception {
    assertThat(Scrape.of(metrics).get().statusCode()).isEqualTo(401);
    assertThat(Scrape.of(metrics).get().headers().allValues("WWW-Authenticate").toString())
        .contains("Basic", "Bearer");
    assertThat(Scrape.of(metrics).basic("alloy", "wrong").get().statusCode()).isEqualTo(401);
    assertThat(Scrape.of(metrics).basic("alloy", "the-password").get().statusCode()).isEqualTo(200);
    assertThat(Scrape.of(metrics).bearer("first-token").get().statusCode()).isEqualTo(200);
    assertThat(Scrape.of(metrics).bearer("second-token").get().statusCode()).isEqualTo(401);

    Files.writeString(token, "second-token\n");

    assertThat(Scrape.of(metrics).bearer("first-token").get().statusCode()).isEqualTo(401);
    assertThat(Scrape.of(metrics).bearer("second-token").get().statusCode()).isEqualTo(200);
  }

  private static void assertConstantLabels(MetricsPage page) {
    assertThat(page.samples())
        .isNotEmpty()
        .allSatisfy(
            sample ->
                assertThat(sample.labels())
                    .containsEntry("application", "legacy")
                    .containsEntry("environment", "dev")
                    .containsEntry("tenant", "dev"));
  }

  private static void assertOverflow(MetricsPage page) {
    assertThat(page.named("http_server_request_duration_seconds_count"))
        .hasSize(4)
        .anySatisfy(
            sample -> assertThat(sample.labels()).containsEntry("otel_metric_overflow", "true"));
    assertThat(page.named("lgtm4j_cardinality_overflows"))
        .singleElement()
        .satisfies(overflows -> assertThat(overflows.value()).isPositive());
  }

  private static URI moved(String errors) {
    Matcher moved = MOVED.matcher(errors);
    assertThat(moved.find()).as(errors).isTrue();
    URI metrics = URI.create("http://127.0.0.1:" + moved.group(1) + "/metrics");
    assertThat(moved.find()).as("said once").isFalse();
    return metrics;
  }

  private static MetricsPage awaitPage(URI metrics) throws Exception {
    long giveUp = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (true) {
      try {
        return MetricsPage.of(Scrape.of(metrics).get().body());
      } catch (IOException e) {
        if (System.nanoTime() > giveUp) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  private static ServerSocket taken() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
  }
}
