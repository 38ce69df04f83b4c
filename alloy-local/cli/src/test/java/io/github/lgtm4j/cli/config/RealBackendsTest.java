/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lgtm4j.cli.fixture.TestCase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pod through the node's agent and the sink to a real Prometheus, Loki and Tempo: what a query
 * returns says whose it is, and one leads to the next. What there is no program for goes to the
 * local sink, and its tests are skipped.
 */
@Tag("full")
class RealBackendsTest {
  /** That of the exemplar in {@code checkout.prom}. */
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private static final TestCase.Pod POD =
      new TestCase.Pod(
          "checkout-1",
          "shop",
          "",
          Map.of(),
          Map.of(
              "loki.io/scrape", "true",
              "prometheus.io/scrape", "true",
              "prometheus.io/port", "${port}",
              "lgtm.io/application", "checkout",
              "lgtm.io/tenant", "team-a"),
          List.of("http"),
          "checkout.prom",
          "",
          "");

  @TempDir private static Path folder;
  @TempDir private static Path prometheusData;
  @TempDir private static Path lokiData;
  @TempDir private static Path tempoData;
  private static @Nullable Backend prometheus;
  private static @Nullable Backend loki;
  private static @Nullable Backend tempo;
  private static @Nullable ConfigRun run;

  private interface Start {
    Backend apply(Path folder) throws IOException;
  }

  @BeforeAll
  static void sendEverythingOnce() throws Exception {
    prometheus = ifThere(Backend::prometheus, prometheusData);
    loki = ifThere(Backend::loki, lokiData);
    tempo = ifThere(Backend::tempo, tempoData);
    run = new ConfigRun(Checkout.alloy(), test(), Load.folder(), folder);
    run.start();
    run.logs().append(run.logs().fileOf(POD), Load.line("of the trace", TRACE));
    Load.spans(run.otlpPort(), List.of(TRACE));
  }

  private static @Nullable Backend ifThere(Start start, Path folder) {
    try {
      return start.apply(folder);
    } catch (IOException e) {
      return null;
    }
  }

  @AfterAll
  static void stop() {
    if (run != null) {
      run.close();
    }
    for (Backend backend : new Backend[] {prometheus, loki, tempo}) {
      if (backend != null) {
        backend.close();
      }
    }
  }

  @Test
  void prometheus_asked_saysWhoseItIsAndHasAnExemplar() {
    assumeTrue(prometheus != null, "no prometheus is on the PATH");
    eventually(
        () -> {
          JsonNode series =
              prometheus.ask("", "/api/v1/query?query=http_requests_total").at("/data/result/0");
          assertThat(series.at("/value/1").asText()).isEqualTo("3");
          assertThatIsCheckout(series.path("metric"));
          assertThat(exemplar()).isEqualTo(TRACE);
        });
  }

  @Test
  void loki_askedForATrace_saysWhoseItsLinesAre() {
    assumeTrue(loki != null, "no loki is on the PATH");
    eventually(
        () -> {
          JsonNode line = line("team-a", TRACE);
          assertThatIsCheckout(line.path("stream"));
          assertThat(line.at("/values/0/1").asText()).contains("of the trace");
        });
  }

  @Test
  void loki_askedByAnotherTenant_hasNothing() {
    assumeTrue(loki != null, "no loki is on the PATH");
    eventually(() -> assertThat(line("team-a", TRACE).isMissingNode()).isFalse());
    eventually(() -> assertThat(line("team-b", TRACE).isMissingNode()).isTrue());
  }

  @Test
  void tempo_askedForATrace_saysWhoseItIs() {
    assumeTrue(tempo != null, "no tempo is on the PATH");
    eventually(() -> assertThatIsCheckout(resource("team-a", TRACE)));
  }

  @Test
  void tempo_askedByAnotherTenant_hasNothing() {
    assumeTrue(tempo != null, "no tempo is on the PATH");
    eventually(() -> assertThat(resource("team-a", TRACE).isEmpty()).isFalse());
    eventually(() -> assertThat(resource("team-b", TRACE).isEmpty()).isTrue());
  }

  /** From a metric to a trace to that trace's lines, as Grafana goes. */
  @Test
  void exemplar_followed_leadsToItsTraceAndToItsLines() {
    assumeTrue(
        prometheus != null && loki != null && tempo != null,
        "prometheus, loki and tempo are not all on the PATH");
    eventually(
        () -> {
          String trace = exemplar();
          assertThatIsCheckout(resource("team-a", trace));
          assertThat(line("team-a", trace).at("/stream/trace_id").asText()).isEqualTo(trace);
        });
  }

  private static void eventually(ThrowingRunnable assertion) {
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(assertion);
  }

  private static void assertThatIsCheckout(JsonNode labels) {
    Map<String, String> identity = new TreeMap<>();
    for (String name : List.of("tenant", "environment", "application", "cluster", "team", "tier")) {
      identity.put(name, labels.path(name).asText());
    }
    assertThat(identity)
        .isEqualTo(
            Map.of(
                "tenant", "team-a",
                "environment", "dev",
                "application", "checkout",
                "cluster", "cluster-1",
                "team", "payments",
                "tier", "tier1"));
  }

  private static String exemplar() throws IOException, InterruptedException {
    long now = System.currentTimeMillis() / 1000;
    String range = "&start=" + (now - 3600) + "&end=" + (now + 60);
    return prometheus
        .ask("", "/api/v1/query_exemplars?query=http_requests_total" + range)
        .at("/data/0/exemplars/0/labels/trace_id")
        .asText();
  }

  /** The first line of a trace with its labels and metadata; missing if there is none. */
  private static JsonNode line(String tenant, String trace)
      throws IOException, InterruptedException {
    String query = "{application=\"checkout\"} | trace_id=\"" + trace + "\"";
    return loki.ask(tenant, "/loki/api/v1/query_range?since=1h&query=" + Backend.encoded(query))
        .at("/data/result/0");
  }

  /** What a trace says of who made it; nothing if it is not there. */
  private static JsonNode resource(String tenant, String trace)
      throws IOException, InterruptedException {
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    JsonNode answer = tempo.ask(tenant, "/api/v2/traces/" + trace);
    for (JsonNode attribute : answer.at("/trace/resourceSpans/0/resource/attributes")) {
      resource.put(attribute.path("key").asText(), attribute.at("/value/stringValue").asText());
    }
    return resource;
  }

  private static TestCase test() {
    Map<String, String> sink =
        new HashMap<>(
            Map.of(
                "LGTM_ENVIRONMENT", "dev",
                "LGTM_CLUSTER", "monitoring",
                "LGTM_TRACES_TRANSPORT", "classic",
                "LGTM_SINK_LISTEN", "127.0.0.1",
                "LGTM_SINK_METRICS_PORT", "${free.a}",
                "LGTM_SINK_LOGS_PORT", "${free.b}",
                "LGTM_SINK_OTLP_GRPC_ADDRESS", "127.0.0.1:${free.c}",
                "LGTM_SINK_OTLP_HTTP_ADDRESS", "127.0.0.1:${free.d}",
                "LGTM_DECISION_WAIT", "2s"));
    sink.put("LGTM_MIMIR_URL", addressOf(prometheus));
    if (prometheus != null) {
      sink.put("LGTM_MIMIR_PATH", "/api/v1/write");
    }
    sink.put("LGTM_LOKI_URL", addressOf(loki));
    sink.put("LGTM_TEMPO_URL", addressOf(tempo));
    TestCase.Source agent =
        new TestCase.Source(
            "../..",
            "kubernetes/config.alloy",
            "public-preview",
            Map.of(
                "LGTM_ENVIRONMENT", "dev",
                "LGTM_CLUSTER", "cluster-1",
                "LGTM_TEAM", "payments",
                "LGTM_TIER", "tier1",
                "LGTM_SINK_URL", "http://127.0.0.1:${free.d}",
                "LGTM_SINK_METRICS_URL", "http://127.0.0.1:${free.a}/api/v1/metrics/write",
                "LGTM_SINK_LOGS_URL", "http://127.0.0.1:${free.b}/loki/api/v1/push"),
            Map.of("team-a", "shop", "team-b", "billing"));
    return new TestCase(
        "",
        Checkout.SINK.toString(),
        "sink/config.alloy",
        "public-preview",
        sink,
        Map.of("team-a", "shop", "team-b", "billing"),
        Map.of(),
        Map.of("shop", Map.of()),
        List.of(POD),
        List.of(),
        List.of(),
        List.of(agent),
        List.of(),
        List.of());
  }

  private static String addressOf(@Nullable Backend backend) {
    return backend == null ? "${sink}" : backend.address();
  }
}
