/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import static io.github.lgtm4j.junit.LgtmAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.junit.LgtmTest;
import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import io.opentelemetry.api.trace.SpanContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@LgtmTest
class LgtmStartTest {
  private static final HttpClient PLAIN = HttpClient.newHttpClient();

  @Test
  void request_throughFilterAndClient_isOneTraceWithItsLinesAndSeries(
      LocalSink sink, Telemetry telemetry) throws Exception {
    try (CapturedOutput output = CapturedOutput.start();
        Lgtm lgtm = TestLgtm.sendingTo(sink).start()) {
      HttpServer server = server(lgtm);
      try {
        lgtm.observe("order.place")
            .label("channel", "web")
            .call(() -> get(lgtm.traced(PLAIN), server, "/api/orders"));
      } finally {
        server.stop(0);
      }
      assertThat(lgtm.flush(Duration.ofSeconds(5))).isTrue();

      assertThat(telemetry)
          .hasTraces(1, "shop")
          .hasSpan("shop", "order.place")
          .hasSpan("shop", "GET")
          .hasSpan("shop", "GET /api/orders")
          .areComplete();
      Span request = telemetry.spans(SpanQuery.all().name("GET /api/orders")).get(0);
      assertThat(request.tenant()).isEqualTo("team-a");
      assertThat(request.kind()).isEqualTo("server");
      assertThat(request.resource())
          .containsEntry("application", "shop")
          .containsEntry("service.name", "shop")
          .containsEntry("environment", "staging")
          .containsEntry("deployment.environment.name", "staging")
          .containsEntry("tenant", "team-a")
          .containsEntry("telemetry.distro.name", "lgtm4j")
          .containsEntry("telemetry.distro.version", System.getProperty("lgtm4j.version"))
          .containsKey("service.instance.id");
      assertThat(output.lines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("{\"timestamp\":")
                      .contains("\"message\":\"taking an order\"")
                      .contains("\"trace_id\":\"" + request.traceId() + "\"")
                      .contains("\"span_id\":\"" + request.spanId() + "\"")
                      .containsPattern("\"trace_flags\":\"0[13]\"")
                      .contains("\"application\":\"shop\",\"environment\":\"staging\""));
      assertThat(Page.openMetrics(lgtm))
          .contains(
              "http_server_request_duration_seconds_count{http_request_method=\"GET\","
                  + "http_response_status_code=\"200\",http_route=\"/api/orders\","
                  + "network_protocol_version=\"1.1\",url_scheme=\"http\"} 1")
          .contains("http_client_request_duration_seconds_count{http_request_method=\"GET\"")
          .contains("order_place_seconds_count{channel=\"web\"} 1")
          .contains("# {span_id=\"" + request.spanId() + "\",trace_id=\"" + request.traceId())
          .contains("target_info{application=\"shop\"");
    }
  }

  @Test
  void secondLgtm_besideTheFirst_andAfterIt_works(LocalSink sink, Telemetry telemetry)
      throws Exception {
    try (Lgtm first = TestLgtm.sendingTo(sink).application("first").start();
        Lgtm second = TestLgtm.sendingTo(sink).application("second").start()) {
      first.observe("one").run(() -> {});
      second.observe("two").run(() -> {});
      assertThat(Page.metrics(first)).contains("one_seconds_count").doesNotContain("two_seconds");
      assertThat(Page.metrics(second)).contains("two_seconds_count").doesNotContain("one_seconds");
    }
    try (Lgtm third = TestLgtm.sendingTo(sink).application("third").start();
        CapturedOutput output = CapturedOutput.start()) {
      third.observe("three").run(() -> LoggerFactory.getLogger("shop").info("in the third"));
      assertThat(output.lines()).anySatisfy(line -> assertThat(line).contains("trace_id"));
    }
    assertThat(telemetry).hasTraces(1, "first").hasSpan("first", "one");
    assertThat(telemetry).hasTraces(1, "second").hasSpan("second", "two");
    assertThat(telemetry).hasTraces(1, "third").hasSpan("third", "three");
  }

  @Test
  void close_withSpansThatHaveNotBeenSent_sendsThem(LocalSink sink, Telemetry telemetry) {
    Lgtm lgtm = TestLgtm.sendingTo(sink).openTelemetry("otel.bsp.schedule.delay", "60000").start();
    lgtm.observe("last.words").run(() -> {});

    lgtm.close();
    lgtm.close();

    assertThat(telemetry.spans(SpanQuery.all().name("last.words"))).hasSize(1);
  }

  @Test
  void close_afterLoggingWasConfigured_putsThePatternBack(LocalSink sink) {
    try (CapturedOutput output = CapturedOutput.start()) {
      TestLgtm.sendingTo(sink).start().close();
      LoggerFactory.getLogger("shop").warn("as before");
      assertThat(output.lines()).anySatisfy(line -> assertThat(line).matches("plain .*as before"));
    }
  }

  @Test
  void off_byTheKillSwitch_doesNothingAndEveryHelperWorks(LocalSink sink, Telemetry telemetry)
      throws Exception {
    try (Lgtm lgtm = TestLgtm.sendingTo(sink).set(Setting.ENABLED, "false").start()) {
      HttpServer server = server(lgtm);
      try {
        assertThat(get(lgtm.traced(PLAIN), server, "/api/orders")).isEqualTo("[]");
      } finally {
        server.stop(0);
      }
      lgtm.business().succeeded("order_placed");
      assertThat(lgtm.metricsPort()).isEqualTo(-1);
      assertThat(lgtm.findings()).containsExactly("off: lgtm.enabled is false");
      assertThat(lgtm.flush(Duration.ofSeconds(1))).isTrue();
    }
    assertThat(telemetry.spans(SpanQuery.all())).isEmpty();
  }

  @Test
  void strict_withSeveralMistakes_refusesAndNamesAll(LocalSink sink) {
    assertThatThrownBy(
            () ->
                TestLgtm.sendingTo(sink)
                    .set(Setting.VALIDATION, "strict")
                    .environment("moon")
                    .metricsPort(70000)
                    .openTelemetry("otel.exporter.otlp.protocol", "carrier-pigeon")
                    .start())
        .isInstanceOf(LgtmConfigurationException.class)
        .hasMessageStartingWith("lgtm4j: 3 problems in the configuration")
        .hasMessageContaining("lgtm.environment", "lgtm.metrics.port", "carrier-pigeon");
  }

  @Test
  void warn_withOpenTelemetrysOwnSettingWrong_runsWithoutTraces(LocalSink sink) throws Exception {
    try (Lgtm lgtm =
        TestLgtm.sendingTo(sink)
            .openTelemetry("otel.exporter.otlp.protocol", "carrier-pigeon")
            .start()) {
      lgtm.observe("order.place").run(() -> {});

      assertThat(lgtm.problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.got()).contains("carrier-pigeon"));
      assertThat(Page.metrics(lgtm))
          .contains("order_place_seconds_count 1", "lgtm4j_configuration_problems 1.0");
    }
  }

  @Test
  void portOfMetrics_takenBySomebody_isTheNextFreeOne(LocalSink sink) throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
        Lgtm lgtm =
            TestLgtm.sendingTo(sink)
                .set(Setting.METRICS_PORT_TAKEN, "next")
                .set(Setting.METRICS_HOST, "0.0.0.0")
                .metricsPort(taken.getLocalPort())
                .start()) {
      assertThat(lgtm.metricsPort()).isGreaterThan(taken.getLocalPort());
      assertThat(Page.metrics(lgtm)).contains("target_info");
    }
  }

  @Test
  void probe_withoutATraceOfItsOwn_isCountedAndNotTraced(LocalSink sink, Telemetry telemetry)
      throws Exception {
    try (Lgtm lgtm = TestLgtm.sendingTo(sink).start()) {
      HttpServer server = server(lgtm);
      try {
        get(PLAIN, server, "/health");
        get(PLAIN, server, "/api/orders");
      } finally {
        server.stop(0);
      }
      assertThat(telemetry).hasTraces(1, "shop").hasSpan("shop", "GET /api/orders");
      assertThat(telemetry.spans(SpanQuery.all().name("GET /health"))).isEmpty();
      assertThat(Page.metrics(lgtm)).contains("http_route=\"/health\"");
    }
  }

  @Test
  void taskOfAnExecutor_runsInTheTraceOfWhoGaveIt(LocalSink sink) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try (Lgtm lgtm = TestLgtm.sendingTo(sink).start()) {
      SpanContext[] spans = new SpanContext[2];
      lgtm.observe("order.place")
          .call(
              () -> {
                spans[0] = io.opentelemetry.api.trace.Span.current().getSpanContext();
                Future<?> task =
                    lgtm.traced(threads)
                        .submit(
                            () ->
                                spans[1] =
                                    io.opentelemetry.api.trace.Span.current().getSpanContext());
                return task.get();
              });
      assertThat(spans[1]).isEqualTo(spans[0]).matches(SpanContext::isValid);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void job_thatEndsBeforeAScrape_pushesItsLastValuesWhenAskedTo(
      LocalSink sink, Telemetry telemetry) {
    Lgtm lgtm = TestLgtm.sendingTo(sink).set(Setting.METRICS_PUSH_ON_EXIT, "true").start();
    lgtm.meters().counter("orders", "channel", "web").increment(3);
    lgtm.observe("job").run(() -> {});

    lgtm.close();

    assertThat(telemetry)
        .metric("orders_total")
        .singleElement()
        .satisfies(series -> assertThat(series.last()).isEqualTo(3))
        .satisfies(series -> assertThat(series.label("channel")).isEqualTo("web"))
        .satisfies(series -> assertThat(series.tenant()).isEqualTo("team-a"));
    assertThat(telemetry).metric("job_seconds_bucket").hasSize(15);
    assertThat(telemetry).metric("jvm_class_count").isNotEmpty();
  }

  @Test
  void identity_onEverySeries_whenAskedFor(LocalSink sink) throws Exception {
    try (Lgtm lgtm =
        TestLgtm.sendingTo(sink).set(Setting.METRICS_CONSTANT_LABELS, "true").start()) {
      List<String> series =
          Page.metrics(lgtm).lines().filter(line -> !line.startsWith("#")).toList();
      assertThat(series)
          .isNotEmpty()
          .allSatisfy(
              line ->
                  assertThat(line)
                      .contains("application=\"shop\"", "environment=\"staging\"", "tenant="));
    }
  }

  private static HttpServer server(Lgtm lgtm) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    for (String path : List.of("/api/orders", "/health")) {
      server
          .createContext(
              path,
              exchange -> {
                LoggerFactory.getLogger("shop.Orders").info("taking an order");
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("[]".getBytes());
                exchange.close();
              })
          .getFilters()
          .add(lgtm.httpServerFilter());
    }
    server.start();
    return server;
  }

  private static String get(HttpClient client, HttpServer server, String path) throws Exception {
    URI address = URI.create("http://localhost:" + server.getAddress().getPort() + path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }
}
