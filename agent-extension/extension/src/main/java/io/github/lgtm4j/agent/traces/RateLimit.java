/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import io.github.lgtm4j.contract.sampling.Rate;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * No more new traces a second than that. Whoever continues a trace follows its caller, or traces
 * would be torn.
 */
final class RateLimit implements Sampler {
  private final Sampler others;
  private final Rate rate;
  private final LongAdder dropped = new LongAdder();

  RateLimit(Sampler others, double tracesPerSecond, LongSupplier nanoTime) {
    this.others = others;
    this.rate = new Rate(tracesPerSecond, nanoTime);
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
    if (isNew && result.getDecision() == SamplingDecision.RECORD_AND_SAMPLE && !rate.take()) {
      dropped.increment();
      return SamplingResult.drop();
    }
    return result;
  }

  @Override
  public String getDescription() {
    return "RateLimit{" + rate + "," + others.getDescription() + "}";
  }
}
