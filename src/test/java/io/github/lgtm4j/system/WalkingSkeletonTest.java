/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.cli.child.ChildApplication;
import io.github.lgtm4j.cli.child.LineForwarder;
import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.ScrapeTarget;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The thread through the whole system: a request to an application without telemetry code, and what
 * of it arrives in the sink.
 */
class WalkingSkeletonTest {
  private static final Pattern LISTENING = Pattern.compile("Listening on port (\\d+)");
  private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(30);
  private static final String ROUTE = "/api/users";

  static Stream<Arguments> agents() {
    return Stream.of(
        Arguments.of("the single jar", List.of("-javaagent:" + Built.AGENT)),
        Arguments.of(
            "the stock agent with the extension",
            List.of(
                "-javaagent:" + Built.STOCK_AGENT,
                "-Dotel.javaagent.extensions=" + Built.EXTENSION)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("agents")
  void request_toAnApplicationWithoutTelemetryCode_arrivesAsSpanLineAndSeries(
      String name, List<String> options) throws Exception {
    int metricsPort = freePort();
    CompletableFuture<Integer> port = new CompletableFuture<>();
    try (LocalSink sink = LocalSink.start()) {
      LineForwarder forwarder = new LineForwarder(sink.http(), Map.of("cluster", "laptop"));
      Map<String, String> variables =
          Map.of(
              "PORT", "0",
              "LGTM_APPLICATION", "legacy",
              "LGTM_ENVIRONMENT", "stage",
              "LGTM_TENANT", "team-a",
              "LGTM_CLUSTER", "laptop",
              "OTEL_EXPORTER_OTLP_ENDPOINT", sink.otlpGrpc().toString(),
              "OTEL_EXPORTER_PROMETHEUS_PORT", String.valueOf(metricsPort),
              "OTEL_BSP_SCHEDULE_DELAY", "100");

      try (ChildApplication application =
          ChildApplication.start(
              options,
              Built.LEGACY,
              variables,
              line -> {
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                  port.complete(Integer.valueOf(listening.group(1)));
                }
                forwarder.accept(line);
              })) {
        get("http://localhost:" + port.get(90, TimeUnit.SECONDS) + ROUTE);
        sink.addTarget(
            ScrapeTarget.of(URI.create("http://localhost:" + metricsPort + "/metrics"))
                .tenant("team-a")
                .label("application", "legacy"));
        sink.telemetry()
            .await(
                TIME_TO_ARRIVE,
                telemetry ->
                    telemetry.spans(SpanQuery.all().name("GET " + ROUTE)).size() == 1
                        && !telemetry.series(requestCount()).isEmpty());

        Span span = span(sink);
        assertIdentity(span);
        assertLine(sink, span);
        assertSeries(sink, span);
      }
    }
  }

  private static Span span(LocalSink sink) {
    List<Span> spans = sink.telemetry().spans(SpanQuery.all().name("GET " + ROUTE));
    assertThat(spans).hasSize(1);
    return spans.get(0);
  }

  private static void assertIdentity(Span span) {
    assertThat(span.kind()).isEqualTo("server");
    assertThat(span.resource())
        .containsEntry("application", "legacy")
        .containsEntry("service.name", "legacy")
        .containsEntry("environment", "staging")
        .containsEntry("deployment.environment.name", "staging")
        .containsEntry("tenant", "team-a")
        .containsEntry("cluster", "laptop")
        .containsEntry("k8s.cluster.name", "laptop");
  }

  private static void assertLine(LocalSink sink, Span span) {
    List<LogLine> lines = sink.telemetry().logsOfTrace(span.traceId());
    assertThat(lines).hasSize(1);
    LogLine line = lines.get(0);
    assertThat(line.tenant()).isEqualTo("team-a");
    JsonNode json = line.json();
    assertThat(json.path("message").asText()).isEqualTo("Found 3 users");
    assertThat(json.path("level").asText()).isEqualTo("info");
    assertThat(json.path("span_id").asText()).isEqualTo(span.spanId());
    assertThat(json.path("application").asText()).isEqualTo("legacy");
    assertThat(json.path("environment").asText()).isEqualTo("staging");
    assertThat(json.path("path").asText()).as("the MDC").isEqualTo(ROUTE);
  }

  private static void assertSeries(LocalSink sink, Span span) {
    assertThat(sink.telemetry().series(requestCount()))
        .singleElement()
        .satisfies(series -> assertThat(series.last()).isEqualTo(1))
        .satisfies(series -> assertThat(series.label("http_response_status_code")).isEqualTo("200"))
        .satisfies(series -> assertThat(series.label("application")).isEqualTo("legacy"));
    assertThat(
            sink
                .telemetry()
                .series(
                    SeriesQuery.named("http_server_request_duration_seconds_bucket")
                        .label("http_route", ROUTE))
                .stream()
                .flatMap(series -> series.exemplars().stream())
                .map(Series.Exemplar::traceId))
        .as("the exemplar leads to the trace")
        .contains(span.traceId());
  }

  private static SeriesQuery requestCount() {
    return SeriesQuery.named("http_server_request_duration_seconds_count")
        .label("http_route", ROUTE);
  }

  private static void get(String page) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(page)).build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .isEqualTo("[\"Ada\",\"Grace\",\"Barbara\"]");
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
