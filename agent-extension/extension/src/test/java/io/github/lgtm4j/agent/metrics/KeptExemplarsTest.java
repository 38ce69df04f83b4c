/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.sampling.KeptTraces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeptExemplarsTest {
  private static final String KEPT = "000000000000000000ffffffffffffff";
  private static final String LEFT_OUT = "00000000000000000100000000000000";
  private static final Attributes ERROR =
      Attributes.of(AttributeKey.stringKey("error.type"), "500");

  private final AtomicLong now = new AtomicLong(-5);
  private final KeptExemplars exemplars = new KeptExemplars(new KeptTraces(0.5), now::get);

  @Test
  void anyTrace_beforeOneThatIsKept_isTaken() {
    assertThat(accepts(LEFT_OUT)).isTrue();
  }

  @Test
  void otherTraces_afterOneThatIsKept_areLeftForAMinute() {
    assertThat(accepts(KEPT)).isTrue();
    assertThat(accepts(LEFT_OUT)).isFalse();

    now.addAndGet(TimeUnit.SECONDS.toNanos(59));
    assertThat(accepts(LEFT_OUT)).isFalse();
    assertThat(accepts(KEPT)).isTrue();

    now.addAndGet(TimeUnit.SECONDS.toNanos(59));
    assertThat(accepts(LEFT_OUT)).isFalse();

    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(accepts(LEFT_OUT)).isTrue();
  }

  @Test
  void place_withoutAKeptTrace_isNotLeftEmptyByAnother() {
    assertThat(accepts(KEPT, route("/orders"))).isTrue();

    assertThat(accepts(LEFT_OUT, route("/orders"))).isFalse();
    assertThat(accepts(LEFT_OUT, route("/orders").toBuilder().put("client.port", 1).build()))
        .isFalse();
    assertThat(accepts(LEFT_OUT, route("/users"))).isTrue();
  }

  @Test
  void error_ofATraceThatIsLeftOutOtherwise_isTaken() {
    assertThat(accepts(KEPT)).isTrue();

    assertThat(exemplars.shouldSampleMeasurement(1L, ERROR, in(LEFT_OUT, TraceFlags.getSampled())))
        .isTrue();
  }

  @Test
  void traceThatIsNotSampled_isNeverTaken() {
    assertThat(exemplars.shouldSampleMeasurement(1.0, ERROR, in(KEPT, TraceFlags.getDefault())))
        .isFalse();
    assertThat(exemplars.shouldSampleMeasurement(1.0, ERROR, Context.root())).isFalse();
  }

  private boolean accepts(String traceId) {
    return accepts(traceId, Attributes.empty());
  }

  private boolean accepts(String traceId, Attributes attributes) {
    return exemplars.shouldSampleMeasurement(0.1, attributes, in(traceId, TraceFlags.getSampled()));
  }

  private static Attributes route(String route) {
    return Attributes.of(AttributeKey.stringKey("http.route"), route);
  }

  private static Context in(String traceId, TraceFlags flags) {
    SpanContext span =
        SpanContext.create(traceId, "00000000000000ab", flags, TraceState.getDefault());
    return Context.root().with(Span.wrap(span));
  }
}
