/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Drops the traces of probes. A request that belongs to somebody's trace is kept, whatever its
 * path. Metrics count all of them.
 */
final class ProbeSampler implements Sampler {
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> USER_AGENT =
      AttributeKey.stringKey("user_agent.original");

  private final Sampler others;
  private final Probes probes;
  private final LongAdder dropped;

  /** In front of the sampler that decides about everything else. */
  ProbeSampler(Sampler others, Probes probes, LongAdder dropped) {
    this.others = others;
    this.probes = probes;
    this.dropped = dropped;
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    boolean isRootOfRequest =
        kind == SpanKind.SERVER && !Span.fromContext(parent).getSpanContext().isValid();
    if (isRootOfRequest && probes.contain(attributes.get(PATH), attributes.get(USER_AGENT))) {
      dropped.increment();
      return SamplingResult.drop();
    }
    return others.shouldSample(parent, traceId, name, kind, attributes, links);
  }

  @Override
  public String getDescription() {
    return "Probes{dropped," + others.getDescription() + "}";
  }

  @Override
  public String toString() {
    return getDescription();
  }
}
