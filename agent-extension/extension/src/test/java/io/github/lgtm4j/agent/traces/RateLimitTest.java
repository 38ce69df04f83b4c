/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final Context CALLED =
      Context.root()
          .with(
              Span.wrap(
                  SpanContext.createFromRemoteParent(
                      TRACE,
                      "b7ad6b7169203331",
                      TraceFlags.getSampled(),
                      TraceState.getDefault())));

  private final AtomicLong clock = new AtomicLong(-17);

  @Test
  void newTraces_overTheRate_areDroppedAndCounted() {
    RateLimit limit = new RateLimit(Sampler.alwaysOn(), 10, clock::get);

    assertThat(recorded(limit, 100)).as("a second's worth was saved up").isEqualTo(10);
    pass(Duration.ofMillis(500));
    assertThat(recorded(limit, 100)).isEqualTo(5);
    pass(Duration.ofHours(1));
    assertThat(recorded(limit, 100)).as("no more than a second is saved up").isEqualTo(10);
    assertThat(limit.dropped()).isEqualTo(90 + 95 + 90);
  }

  @Test
  void rate_belowOneASecond_letsOneThrough() {
    RateLimit limit = new RateLimit(Sampler.alwaysOn(), 0.1, clock::get);

    assertThat(recorded(limit, 10)).isEqualTo(1);
    pass(Duration.ofSeconds(9));
    assertThat(recorded(limit, 10)).isZero();
    pass(Duration.ofSeconds(1));
    assertThat(recorded(limit, 10)).isEqualTo(1);
  }

  @Test
  void trace_thatACallerBegan_isNeverTorn() {
    RateLimit limit = new RateLimit(Sampler.parentBased(Sampler.alwaysOn()), 1, clock::get);
    recorded(limit, 10);

    assertThat(sample(limit, CALLED)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private static long recorded(Sampler sampler, int traces) {
    return IntStream.range(0, traces)
        .filter(i -> sample(sampler, Context.root()) == SamplingDecision.RECORD_AND_SAMPLE)
        .count();
  }

  private static SamplingDecision sample(Sampler sampler, Context parent) {
    return sampler
        .shouldSample(parent, TRACE, "GET", SpanKind.SERVER, Attributes.empty(), List.of())
        .getDecision();
  }
}
