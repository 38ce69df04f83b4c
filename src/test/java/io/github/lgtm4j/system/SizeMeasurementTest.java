/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * What {@code lgtm4j size} reckons with, measured anew: the sample under the agent, its spans
 * through a proxy that counts bytes, its lines and its page. Two hundred requests; one in twenty is
 * slow or fails, as in nobody's production, so that both are in it.
 */
class SizeMeasurementTest {
  private static final Path RECORDED =
      Path.of(
          System.getProperty("lgtm4j.root"),
          "alloy-local/cli/src/main/resources/io/github/lgtm4j/cli/size/measured.yaml");
  private static final int REQUESTS = 200;

  /** What a run may differ from the recorded one: identifiers and durations have other lengths. */
  private static final double TOLERANCE = 0.15;

  @Test
  void constantsOfTheCalculator_areWhatTheSampleSends() throws Exception {
    Map<String, Double> measured = measure();
    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.writeString(RECORDED, text(measured));
    }
    Map<String, Number> recorded = new Yaml().load(Files.readString(RECORDED));
    assertThat(recorded.keySet()).isEqualTo(measured.keySet());
    measured.forEach(
        (name, value) ->
            assertThat(recorded.get(name).doubleValue())
                .as(name)
                .isCloseTo(value, within(value * TOLERANCE)));
  }

  private static Map<String, Double> measure() throws Exception {
    try (CountingProxy proxy = new CountingProxy();
        LegacyApplication legacy =
            LegacyApplication.start(
                Jdk.running(),
                Agent.SINGLE_JAR,
                Map.of(
                    "LGTM_APPLICATION", "checkout",
                    "LGTM_ENVIRONMENT", "prod",
                    "LGTM_TENANT", "shop",
                    "LGTM_CLUSTER", "eu-1",
                    "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                    // By number and not by time: each batch repeats the resource.
                    "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "50",
                    "OTEL_BSP_SCHEDULE_DELAY", "5000",
                    "OTEL_EXPORTER_OTLP_ENDPOINT", proxy.address().toString()))) {
      proxy.forwardTo(legacy.sink().otlpHttp());
      double seriesBefore = series(legacy);
      int linesBefore = legacy.lines().size();
      for (int i = 0; i < REQUESTS; i++) {
        legacy.get(i % 20 == 0 ? "/api/error" : i % 2 == 0 ? "/api/users" : "/api/data");
      }
      assertThat(
              legacy
                  .sink()
                  .telemetry()
                  .await(
                      Duration.ofSeconds(20),
                      telemetry ->
                          telemetry.spans(SpanQuery.all()).stream()
                                  .filter(span -> span.kind().equals("server"))
                                  .count()
                              == REQUESTS))
          .as("every request's span arrives")
          .isTrue();
      List<String> lines =
          legacy.sink().telemetry().logs(LogQuery.all()).stream().map(LogLine::line).toList();
      lines = lines.subList(linesBefore, lines.size());
      double spans = legacy.sink().telemetry().spans(SpanQuery.all()).size();
      byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      Map<String, Double> measured = new LinkedHashMap<>();
      measured.put("series-of-process", seriesBefore);
      measured.put("series-of-route", (series(legacy) - seriesBefore) / 3);
      measured.put("lines-of-request", (double) lines.size() / REQUESTS);
      measured.put("bytes-of-line", (double) text.length / lines.size());
      measured.put("stored-share-of-line", zipped(text) / text.length);
      measured.put("spans-of-request", spans / REQUESTS);
      measured.put("bytes-of-span", proxy.received.size() / spans);
      measured.put(
          "stored-share-of-span", zipped(proxy.received.toByteArray()) / proxy.received.size());
      return measured;
    }
  }

  /** The series of a scrape, with what Prometheus adds to each target ({@code up} and four). */
  private static double series(LegacyApplication legacy) throws Exception {
    return MetricsPage.of(legacy.page()).samples().size() + 5;
  }

  private static double zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.size();
  }

  private static String text(Map<String, Double> measured) {
    StringBuilder text =
        new StringBuilder(
            "# What one instance of samples/legacy sends under the agent: 200 requests to three routes,"
                + " one in\n# twenty of which fails. Bytes are before compression, stored shares"
                + " those of gzip. Written by\n# SizeMeasurementTest with -Dlgtm4j.update=true, which"
                + " measures them in each build and allows 15%.\n");
    measured.forEach(
        (name, value) -> text.append(String.format(Locale.ROOT, "%s: %.3f%n", name, value)));
    return text.toString();
  }

  /** Counts the bytes of the bodies that go through it. */
  private static final class CountingProxy implements AutoCloseable {
    final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final HttpServer server;
    private volatile URI target;

    CountingProxy() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/v1/traces", this::forward);
      server.start();
    }

    URI address() {
      return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void forwardTo(URI sink) {
      target = sink;
    }

    private void forward(HttpExchange exchange) throws IOException {
      try (exchange) {
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.writeBytes(body);
        HttpRequest request =
            HttpRequest.newBuilder(target.resolve("/v1/traces"))
                .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                .header("X-Scope-OrgID", "shop")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        byte[] answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(answer);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
