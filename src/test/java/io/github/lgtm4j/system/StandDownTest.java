/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Starter and agent in one application: everything is there once. */
class StandDownTest {
  @Test
  void starter_underTheAgent_leavesSpansAndMetricsToIt() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    List<String> command = new ArrayList<>(Agent.SINGLE_JAR.options());
    command.addAll(WayIn.SPRING_BOOT_4.arguments());
    try (LocalSink sink = LocalSink.start();
        ShopProcess shop =
            ShopProcess.start(
                "starter under the agent",
                command,
                port,
                sink,
                Map.of(
                    "LGTM_APPLICATION", "shop",
                    "LGTM_ENVIRONMENT", "staging",
                    "LGTM_TENANT", "team-a",
                    "LGTM_METRICS_HOST", "localhost"))) {
      shop.get("/api/orders/1");
      assertThat(shop.get("/metrics")).as("the agent has a page of its own").isEqualTo(404);
      MetricsPage page = MetricsPage.of(Scrape.of(shop.metrics()).get().body());
      sink.telemetry()
          .await(
              Duration.ofSeconds(30),
              telemetry ->
                  telemetry.spans(SpanQuery.all()).stream()
                      .anyMatch(span -> span.name().equals("GET /api/orders/{id}")));

      List<Span> servers =
          sink.telemetry().spans(SpanQuery.all()).stream()
              .filter(span -> span.kind().equals("server"))
              .filter(span -> span.name().equals("GET /api/orders/{id}"))
              .toList();
      assertThat(servers).as("one span for one request").hasSize(1);
      assertThat(page.named("http_server_request_duration_seconds_count"))
          .filteredOn(sample -> "/api/orders/{id}".equals(sample.labels().get("http_route")))
          .singleElement()
          .satisfies(sample -> assertThat(sample.value()).isEqualTo(1));
      assertThat(page.types())
          .containsKey("jvm_class_count")
          .doesNotContainKeys("http_server_requests_seconds", "hikaricp_connections");
      assertThat(shop.lines())
          .filteredOn(line -> line.contains("the OpenTelemetry agent is here"))
          .hasSize(1);
      assertThat(shop.lines())
          .filteredOn(line -> line.contains("\"message\":\"Order 1"))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .containsOnlyOnce("\"trace_id\":\"" + servers.get(0).traceId() + "\"")
                      .doesNotContain("traceId"));
    }
  }
}
