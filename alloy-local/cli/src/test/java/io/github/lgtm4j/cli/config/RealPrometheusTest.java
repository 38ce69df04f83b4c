/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lgtm4j.cli.fixture.TestCase;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a pod's /metrics over the node's agent and the sink to a Prometheus, as a query finds it.
 */
@Tag("full")
class RealPrometheusTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  @TempDir private Path data;

  @Test
  void query_ofAScrapedMetric_hasItsIdentityAndAnExemplar() throws Exception {
    int port = freePort();
    Process prometheus = start(port);
    try (ConfigRun run = new ConfigRun(Checkout.alloy(), test(port), Load.folder(), folder)) {
      run.start();
      await()
          .atMost(Duration.ofSeconds(90))
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                JsonNode series = ask(port, "query?query=http_requests_total").at("/data/result/0");
                assertThat(series.at("/value/1").asText()).isEqualTo("3");
                JsonNode labels = series.path("metric");
                assertThat(labels.path("tenant").asText()).isEqualTo("team-a");
                assertThat(labels.path("environment").asText()).isEqualTo("dev");
                assertThat(labels.path("application").asText()).isEqualTo("checkout");
                assertThat(labels.path("cluster").asText()).isEqualTo("cluster-1");
                assertThat(exemplars(port)).contains("0af7651916cd43dd8448eb211c80319c");
              });
    } finally {
      prometheus.destroy();
      prometheus.waitFor();
    }
  }

  private static String exemplars(int port) throws IOException {
    long now = System.currentTimeMillis() / 1000;
    return ask(
            port,
            "query_exemplars?query=http_requests_total&start="
                + (now - 3600)
                + "&end="
                + (now + 60))
        .toString();
  }

  private static JsonNode ask(int port, String query) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/" + query);
    try (InputStream answer = address.toURL().openStream()) {
      return JSON.readTree(answer);
    }
  }

  private Process start(int port) throws IOException {
    Path configuration = Files.writeString(data.resolve("prometheus.yml"), "scrape_configs: []\n");
    try {
      return new ProcessBuilder(
              "prometheus",
              "--config.file=" + configuration,
              "--storage.tsdb.path=" + data.resolve("tsdb"),
              "--web.listen-address=127.0.0.1:" + port,
              "--web.enable-remote-write-receiver",
              "--enable-feature=exemplar-storage")
          .redirectErrorStream(true)
          .redirectOutput(data.resolve("prometheus.log").toFile())
          .start();
    } catch (IOException e) {
      assumeTrue(false, "no prometheus is on the PATH");
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static TestCase test(int prometheus) {
    Map<String, String> sink =
        Map.ofEntries(
            Map.entry("LGTM_ENVIRONMENT", "dev"),
            Map.entry("LGTM_CLUSTER", "monitoring"),
            Map.entry("LGTM_MIMIR_URL", "http://127.0.0.1:" + prometheus),
            Map.entry("LGTM_MIMIR_PATH", "/api/v1/write"),
            Map.entry("LGTM_LOKI_URL", "${sink}"),
            Map.entry("LGTM_TEMPO_URL", "${sink}"),
            Map.entry("LGTM_TRACES_TRANSPORT", "classic"),
            Map.entry("LGTM_SINK_LISTEN", "127.0.0.1"),
            Map.entry("LGTM_SINK_METRICS_PORT", "${free.a}"),
            Map.entry("LGTM_SINK_LOGS_PORT", "${free.b}"),
            Map.entry("LGTM_SINK_OTLP_GRPC_ADDRESS", "127.0.0.1:${free.c}"),
            Map.entry("LGTM_SINK_OTLP_HTTP_ADDRESS", "127.0.0.1:${free.d}"));
    TestCase.Pod pod =
        new TestCase.Pod(
            "checkout-1",
            "shop",
            "",
            Map.of(),
            Map.of(
                "prometheus.io/scrape", "true",
                "prometheus.io/port", "${port}",
                "lgtm.io/application", "checkout",
                "lgtm.io/tenant", "team-a"),
            List.of("http"),
            "checkout.prom",
            "",
            "");
    TestCase.Source agent =
        new TestCase.Source(
            "../..",
            "kubernetes/config.alloy",
            "public-preview",
            Map.of(
                "LGTM_ENVIRONMENT", "dev",
                "LGTM_CLUSTER", "cluster-1",
                "LGTM_SINK_URL", "http://127.0.0.1:${free.d}",
                "LGTM_SINK_METRICS_URL", "http://127.0.0.1:${free.a}/api/v1/metrics/write",
                "LGTM_SINK_LOGS_URL", "http://127.0.0.1:${free.b}/loki/api/v1/push"),
            Map.of("team-a", "shop"));
    return new TestCase(
        "",
        Checkout.SINK.toString(),
        "sink/config.alloy",
        "public-preview",
        sink,
        Map.of("team-a", "shop"),
        Map.of(),
        Map.of("shop", Map.of()),
        List.of(pod),
        List.of(),
        List.of(),
        List.of(agent),
        List.of(),
        List.of());
  }
}
