/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.github.lgtm4j.contract.sampling.KeptTraces;
import io.prometheus.metrics.tracer.common.SpanContext;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Prefers exemplars whose trace will be kept, so that the link in Grafana leads somewhere: others
 * only count when none of those came by for a minute. Thread-safe.
 *
 * @since 0.1.0
 */
public final class KeptExemplars implements SpanContext {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

  /** Every measurement passes here: what they all write is written this often only. */
  private static final long PRECISION = TimeUnit.SECONDS.toNanos(1);

  private final SpanContext spans;
  private final KeptTraces keptTraces;
  private final boolean all;
  private final LongSupplier nanoTime;
  private volatile long lastKept;

  /**
   * @param spans where the current span is asked for
   * @param ratio the share of traces that is kept, 0 to 1
   */
  public KeptExemplars(SpanContext spans, double ratio) {
    this(spans, ratio, System::nanoTime);
  }

  KeptExemplars(SpanContext spans, double ratio, LongSupplier nanoTime) {
    this.spans = spans;
    this.keptTraces = new KeptTraces(ratio);
    this.all = ratio >= 1;
    this.nanoTime = nanoTime;
    this.lastKept = nanoTime.getAsLong() - PATIENCE;
  }

  @Override
  public boolean isCurrentSpanSampled() {
    if (!spans.isCurrentSpanSampled()) {
      return false;
    }
    if (all) {
      return true;
    }
    String traceId = spans.getCurrentTraceId();
    if (traceId == null) {
      return false;
    }
    long now = nanoTime.getAsLong();
    long sinceKept = now - lastKept;
    if (keptTraces.contain(traceId)) {
      if (sinceKept > PRECISION) {
        lastKept = now;
      }
      return true;
    }
    return sinceKept >= PATIENCE;
  }

  @Override
  public @Nullable String getCurrentTraceId() {
    return spans.getCurrentTraceId();
  }

  @Override
  public @Nullable String getCurrentSpanId() {
    return spans.getCurrentSpanId();
  }

  @Override
  public void markCurrentSpanAsExemplar() {
    spans.markCurrentSpanAsExemplar();
  }
}
