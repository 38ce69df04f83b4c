/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page and the command line ask. */
class ApiTest {
  private static final String TRACE = "5b8efff798038103d269b633813fc60c";
  private static final String MARKUP = "<script>alert(1)</script>";
  private LocalSink sink;
  private Sender api;

  @BeforeEach
  void start() throws Exception {
    sink = LocalSink.start();
    api = new Sender(sink).with("Authorization", "Bearer " + sink.apiToken());
    new Sender(sink.otlpHttp())
        .with("X-Scope-OrgID", "team-a")
        .json(
            "/v1/traces",
            """
            {"resourceSpans": [{"resource": {"attributes": [
              {"key": "service.name", "value": {"stringValue": "shop"}},
              {"key": "environment", "value": {"stringValue": "dev"}}]},
             "scopeSpans": [{"scope": {"name": "test"}, "spans": [
              {"traceId": "TRACE", "spanId": "eee19b7ec3c1b174", "name": "GET /", "kind": 2,
               "startTimeUnixNano": "1700000000000000001", "endTimeUnixNano": 1700000000500000001,
               "status": {"code": 2, "message": "boom"}, "unknownField": {"a": [1]},
               "attributes": [{"key": "n", "value": {"intValue": "9007199254740993"}}]}]}]}]}
            """
                .replace("TRACE", TRACE));
    new Sender(sink)
        .snappy(
            "/loki/api/v1/push",
            PushRequests.of(
                "{application=\"shop\"}",
                System.currentTimeMillis(),
                MARKUP,
                Map.of("trace_id", TRACE)));
    new Sender(sink)
        .snappy(
            "/api/v1/push",
            PushRequests.series(
                Map.of("__name__", "up_total", "application", "shop"),
                System.currentTimeMillis(),
                3));
  }

  @AfterEach
  void stop() {
    sink.close();
  }

  @Test
  void trace_byItsId_hasItsSpansWithNanosecondsAsText() throws Exception {
    JsonNode trace = json("/api/local/trace?id=" + TRACE);

    assertThat(trace.path("start").asText()).isEqualTo("1700000000000000001");
    assertThat(trace.path("start").isTextual()).isTrue();
    assertThat(trace.path("duration").asLong()).isEqualTo(500_000_000);
    JsonNode span = trace.path("spans").path(0);
    assertThat(span.path("tenant").asText()).isEqualTo("team-a");
    assertThat(span.path("kind").asText()).isEqualTo("server");
    assertThat(span.path("attributes").path("n").asText()).isEqualTo("9007199254740993");
    assertThat(span.path("resource").path("service.name").asText()).isEqualTo("shop");
  }

  @Test
  void lists_areFiltered() throws Exception {
    assertThat(json("/api/local/traces?service=shop&errors=true").path(0).path("id").asText())
        .isEqualTo(TRACE);
    assertThat(json("/api/local/traces?service=other")).isEmpty();
    assertThat(json("/api/local/services").path(0).path("errors").asInt()).isEqualTo(1);
    assertThat(json("/api/local/logs?trace_id=" + TRACE).path(0).path("line").asText())
        .isEqualTo(MARKUP);
    assertThat(json("/api/local/logs?label=application%3Dother")).isEmpty();
    assertThat(json("/api/local/logs?field=trace_id%3D" + TRACE + "&service=shop")).hasSize(1);
    assertThat(json("/api/local/logs?field=application%3Dother")).isEmpty();
    assertThat(json("/api/local/logs?until=0")).isEmpty();
    assertThat(json("/api/local/metrics").path(0).path("name").asText()).isEqualTo("up_total");
    assertThat(json("/api/local/series?name=up_total").path(0).path("points")).hasSize(1);
    assertThat(json("/api/local/usage").path("stored").path("span").asInt()).isEqualTo(1);
    assertThat(json("/api/local/violations")).isNotEmpty();
  }

  @Test
  void mistakes_areToldAsJson() throws Exception {
    assertThat(api.get("/api/local/trace?id=00").body())
        .isEqualTo("{\"error\":\"trace not found\"}");
    assertThat(api.get("/api/local/logs?limit=x").statusCode()).isEqualTo(400);
    assertThat(api.get("/api/local/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void api_withoutToken_isUnauthorized() throws Exception {
    HttpResponse<String> response = new Sender(sink).get("/api/local/logs");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).doesNotContain("shop");
    HttpResponse<String> cookie =
        new Sender(sink)
            .with("Cookie", "a=b; lgtm4j_token=" + sink.apiToken())
            .get("/api/local/logs");
    assertThat(cookie.statusCode()).isEqualTo(200);
  }

  @Test
  void api_isClosedToPagesOfOthers() throws Exception {
    HttpResponse<String> foreign =
        new Sender(sink)
            .with("Authorization", "Bearer " + sink.apiToken(), "Origin", "http://evil.test")
            .get("/api/local/logs");
    HttpResponse<String> own = api.get("/api/local/logs");

    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(own.headers().firstValue("content-security-policy").orElse(""))
        .startsWith("default-src 'none'; script-src 'self'");
    assertThat(own.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(own.headers().firstValue("access-control-allow-origin")).isEmpty();
    assertThat(own.headers().firstValue("content-type").orElse("")).startsWith("application/json");
  }

  @Test
  void api_underAStrangeName_isMisdirected() throws Exception {
    String answer =
        raw(
            "GET /api/local/logs HTTP/1.1\r\nHost: rebound.test\r\nAuthorization: Bearer "
                + sink.apiToken()
                + "\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("shop");
  }

  @Test
  void tail_ofLogs_sendsNewLinesThatFit() throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    HttpRequest request =
        HttpRequest.newBuilder(sink.http().resolve("/api/local/tail?text=wanted"))
            .header("Authorization", "Bearer " + sink.apiToken())
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
    Thread reader = new Thread(() -> read(response.body(), events));
    reader.setDaemon(true);
    reader.start();
    assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(": following");

    push("other");
    push("wanted " + MARKUP);

    String event = events.poll(10, TimeUnit.SECONDS);
    while (event != null && !event.startsWith("data:")) {
      event = events.poll(10, TimeUnit.SECONDS);
    }
    assertThat(new ObjectMapper().readTree(event.substring(5)).path("line").asText())
        .isEqualTo("wanted " + MARKUP);
  }

  private static void read(Stream<String> lines, Collection<String> into) {
    try {
      lines.forEach(into::add);
    } catch (UncheckedIOException closed) {
      // The sink has been stopped.
    }
  }

  @Test
  void export_importedElsewhere_isTheSame() throws Exception {
    HttpResponse<String> export = api.get("/api/local/export");
    assertThat(export.body().lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("{"));
    StringBuilder again = new StringBuilder();
    sink.exportTo(again);

    try (LocalSink other = LocalSink.start()) {
      other.importFrom(new BufferedReader(new StringReader(again.toString())));

      assertThat(other.telemetry().spans(SpanQuery.all()).get(0))
          .usingRecursiveComparison()
          .ignoringFields("received")
          .isEqualTo(sink.telemetry().spans(SpanQuery.all()).get(0));
      assertThat(other.telemetry().logs(LogQuery.all()))
          .isEqualTo(sink.telemetry().logs(LogQuery.all()));
      assertThat(other.telemetry().series(SeriesQuery.all()))
          .isEqualTo(sink.telemetry().series(SeriesQuery.all()));
      assertThat(other.telemetry().violations()).isEmpty();
    }
  }

  @Test
  void replay_toAnotherSink_bringsEverything() throws Exception {
    try (LocalSink other = LocalSink.start()) {
      HttpResponse<String> response =
          api.post("/api/local/replay?to=" + other.otlpHttp(), "text/plain", new byte[0]);

      assertThat(response.body()).isEqualTo("{\"requests\":3}");
      assertThat(other.telemetry().trace(TRACE).spans()).hasSize(1);
      assertThat(other.telemetry().logs(LogQuery.all()))
          .singleElement()
          .extracting(LogLine::line)
          .isEqualTo(MARKUP);
    }
  }

  private void push(String line) throws Exception {
    new Sender(sink)
        .snappy(
            "/loki/api/v1/push",
            PushRequests.of("{a=\"b\"}", System.currentTimeMillis(), line, Map.of()));
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> response = api.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  private String raw(String request) throws Exception {
    URI uri = sink.http();
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
      StringBuilder text = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        text.append((char) c);
      }
      return text.toString();
    }
  }
}
