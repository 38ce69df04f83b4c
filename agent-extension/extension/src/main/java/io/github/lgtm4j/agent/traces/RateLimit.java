/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * No more new traces a second than that, saved up for one second. Whoever continues a trace follows
 * its caller, or traces would be torn.
 */
final class RateLimit implements Sampler {
  private static final double SECOND = 1e9;

  private final Sampler others;
  private final LongSupplier nanoTime;
  private final long nanosPerTrace;
  private final long savedUp;
  private final LongAdder dropped = new LongAdder();

  /** Up to which time is spent; a trace moves it on by its share of a second. */
  private final AtomicLong spent;

  RateLimit(Sampler others, double tracesPerSecond, LongSupplier nanoTime) {
    this.others = others;
    this.nanoTime = nanoTime;
    this.nanosPerTrace = Math.max(1, (long) (SECOND / tracesPerSecond));
    // At least one trace, if there is to be less than one a second.
    this.savedUp = Math.max((long) SECOND, nanosPerTrace);
    this.spent = new AtomicLong(nanoTime.getAsLong() - savedUp);
  }

  long dropped() {
    return dropped.sum();
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    SamplingResult result = others.shouldSample(parent, traceId, name, kind, attributes, links);
    boolean isNew = !Span.fromContext(parent).getSpanContext().isValid();
    if (isNew && result.getDecision() == SamplingDecision.RECORD_AND_SAMPLE && !take()) {
      dropped.increment();
      return SamplingResult.drop();
    }
    return result;
  }

  private boolean take() {
    long now = nanoTime.getAsLong();
    while (true) {
      long before = spent.get();
      long from = Math.max(before, now - savedUp);
      if (from + nanosPerTrace > now) {
        return false;
      }
      if (spent.compareAndSet(before, from + nanosPerTrace)) {
        return true;
      }
    }
  }

  @Override
  public String getDescription() {
    return "RateLimit{" + SECOND / nanosPerTrace + "/s," + others.getDescription() + "}";
  }
}
