/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.lgtm4j.contract.Setting;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Which traces begin, what becomes of their spans, and what leaves with a request. */
class TracesTest {
  @Test
  void newTraces_overTheLimit_doNotBegin_andAreCounted() throws Exception {
    try (Lgtm lgtm = lgtm().set(Setting.TRACES_RATE_LIMIT, "0.001").start()) {
      for (int i = 0; i < 10; i++) {
        boolean sampled = lgtm.observe("order.place").call(TracesTest::isSampled);
        assertThat(sampled).isEqualTo(i == 0);
      }

      assertThat(Page.metrics(lgtm))
          .contains("lgtm4j_traces_not_recorded_total{reason=\"rate-limit\"} 9.0")
          .contains("lgtm4j_traces_not_recorded_total{reason=\"probe\"} 0.0");
    }
  }

  @Test
  void traces_byErrorBias_beginWhereOneHasJustFailed() throws Exception {
    try (Lgtm lgtm =
        lgtm()
            .set(Setting.TRACES_SAMPLER, "error-biased")
            .set(Setting.SAMPLING_RATIO, "0")
            .start()) {
      assertThat(lgtm.observe("order.place").call(TracesTest::isSampled)).isFalse();
      assertThatThrownBy(
              () ->
                  lgtm.observe("order.place")
                      .run(
                          () -> {
                            throw new IllegalStateException();
                          }))
          .isInstanceOf(IllegalStateException.class);

      assertThat(lgtm.observe("order.place").call(TracesTest::isSampled)).isTrue();
      assertThat(lgtm.observe("order.read").call(TracesTest::isSampled)).isFalse();
    }
  }

  @Test
  void errorBias_besideAnotherSampler_isAProblem_andTheOtherDecides() throws Exception {
    try (Lgtm lgtm =
        lgtm()
            .set(Setting.TRACES_SAMPLER, "error-biased")
            .openTelemetry("otel.traces.sampler", "always_on")
            .set(Setting.SAMPLING_RATIO, "0")
            .start()) {
      assertThat(lgtm.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.key()).isEqualTo("lgtm.traces.sampler");
                assertThat(problem.meanwhile()).isEqualTo("the sampler always_on decides");
              });
      assertThat(lgtm.observe("order.place").call(TracesTest::isSampled)).isTrue();
    }
  }

  @Test
  void spans_thatTheQueueHasNoRoomFor_areCounted() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    try (Lgtm lgtm =
        lgtm()
            .spanExporter(new Waiting(open))
            .openTelemetry("otel.bsp.max.queue.size", "4")
            .openTelemetry("otel.bsp.max.export.batch.size", "1")
            .start()) {
      for (int i = 0; i < 20; i++) {
        lgtm.observe("order.place").run(() -> {});
      }
      await()
          .untilAsserted(
              () ->
                  assertThat(Page.metrics(lgtm))
                      .containsPattern("lgtm4j_dropped_total\\{signal=\"traces\"} 1[0-9]\\.0")
                      .containsPattern("lgtm4j_export_queue_size\\{signal=\"traces\"} [1-4]\\.0"));
      open.countDown();
    }
  }

  @Test
  void baggage_thatLeaves_hidesWhatMustNotShow_andStaysAsItIsInside() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] baggage = exchange.getRequestHeaders().getFirst("baggage").getBytes();
          exchange.sendResponseHeaders(200, baggage.length);
          exchange.getResponseBody().write(baggage);
          exchange.close();
        });
    server.start();
    Baggage baggage = Baggage.builder().put("session.token", "abc").put("region", "north").build();
    try (Lgtm lgtm = lgtm().start();
        Scope scope = baggage.makeCurrent()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + server.getAddress().getPort()))
              .build();
      String left =
          lgtm.traced(HttpClient.newHttpClient()).send(request, BodyHandlers.ofString()).body();

      assertThat(left).contains("region=north", "session.token=***").doesNotContain("abc");
      assertThat(Baggage.current().getEntryValue("session.token")).isEqualTo("abc");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void addressWithAPassword_isPrintedWithoutIt() {
    try (Lgtm lgtm = lgtm().otlpEndpoint("http://ada:hunter2@localhost:1").start()) {
      assertThat(lgtm.toString())
          .contains("traces go to http://***@localhost:1")
          .doesNotContain("hunter2");
    }
  }

  private static boolean isSampled() {
    SpanContext span = Span.current().getSpanContext();
    return span.isSampled();
  }

  private static LgtmBuilder lgtm() {
    return Lgtm.builder()
        .application("shop")
        .environment("dev")
        .metricsPort(0)
        .logging(false)
        .shutdownHook(false)
        .closeTimeout(Duration.ofMillis(200))
        .otlpEndpoint("http://localhost:1");
  }

  /** Takes one batch and does not give it back until it may. */
  private record Waiting(CountDownLatch open) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      open.countDown();
      return CompletableResultCode.ofSuccess();
    }
  }
}
