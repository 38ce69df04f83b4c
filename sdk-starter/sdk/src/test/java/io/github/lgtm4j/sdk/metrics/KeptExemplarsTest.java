/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.tracer.common.SpanContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeptExemplarsTest {
  private static final String KEPT = "000000000000000000f0000000000000";
  private static final String DROPPED = "00000000000000000010000000000000";

  private final AtomicLong now = new AtomicLong();
  private final Current current = new Current();
  private final KeptExemplars exemplars = new KeptExemplars(current, 0.25, now::get);

  @Test
  void trace_thatTheSinkKeeps_isPreferredForAMinute() {
    current.traceId = KEPT;
    assertThat(exemplars.isCurrentSpanSampled()).isTrue();
    current.traceId = DROPPED;
    assertThat(exemplars.isCurrentSpanSampled()).isFalse();

    now.addAndGet(TimeUnit.MINUTES.toNanos(1));

    assertThat(exemplars.isCurrentSpanSampled()).as("better than none").isTrue();
  }

  @Test
  void span_thatIsNotSampled_isNoExemplar() {
    current.traceId = KEPT;
    current.sampled = false;

    assertThat(exemplars.isCurrentSpanSampled()).isFalse();
  }

  private static final class Current implements SpanContext {
    private String traceId = KEPT;
    private boolean sampled = true;

    @Override
    public String getCurrentTraceId() {
      return traceId;
    }

    @Override
    public String getCurrentSpanId() {
      return "0000000000000001";
    }

    @Override
    public boolean isCurrentSpanSampled() {
      return sampled;
    }

    @Override
    public void markCurrentSpanAsExemplar() {}
  }
}
