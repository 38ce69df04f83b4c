/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.sampling.KeptTraces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorBiasTest {
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
  private final RecentFailures failures = new RecentFailures(clock::get);
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder()
          .setSampler(Sampler.parentBased(new ErrorBias(new KeptTraces(0), failures)))
          .addSpanProcessor(failures)
          .build();
  private final Tracer tracer = provider.get("test");

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void request_whereOneHasJustFailed_isRecorded() {
    assertThat(request("/users/17", StatusCode.ERROR)).as("its end was not known").isFalse();

    assertThat(request("/users/4", StatusCode.UNSET)).isTrue();
    assertThat(request("/orders", StatusCode.UNSET)).isFalse();
  }

  @Test
  void attention_afterAMinuteWithoutFailures_ends() {
    request("/users", StatusCode.ERROR);
    clock.addAndGet(Duration.ofSeconds(59).toNanos());
    assertThat(request("/users", StatusCode.ERROR)).isTrue();
    clock.addAndGet(Duration.ofSeconds(59).toNanos());
    assertThat(request("/users", StatusCode.UNSET)).isTrue();
    clock.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(request("/users", StatusCode.UNSET)).isFalse();
  }

  @Test
  void failureInside_thatTheRequestSurvives_drawsNoAttention() {
    Span request = span("/users");
    Span inside =
        tracer.spanBuilder("SELECT").setParent(request.storeInContext(Context.root())).startSpan();
    inside.setStatus(StatusCode.ERROR);
    inside.end();
    request.end();

    assertThat(request("/users", StatusCode.UNSET)).isFalse();
  }

  /** Whether it was recorded. */
  private boolean request(String path, StatusCode status) {
    Span span = span(path);
    span.setStatus(status);
    span.end();
    return span.getSpanContext().isSampled();
  }

  private Span span(String path) {
    return tracer
        .spanBuilder("GET")
        .setNoParent()
        .setSpanKind(SpanKind.SERVER)
        .setAttribute("http.request.method", "GET")
        .setAttribute("url.path", path)
        .startSpan();
  }
}
