/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import io.github.lgtm4j.contract.sampling.KeptTraces;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Keeps a share of all traces, and every trace that begins where a request has just failed. A
 * decision at the head of a trace cannot know its end: the first failure of a place is recorded
 * only by that share. Who must have every failed trace needs a tail sampler.
 */
final class ErrorBias implements Sampler {
  private final KeptTraces share;
  private final RecentFailures failures;

  ErrorBias(KeptTraces share, RecentFailures failures) {
    this.share = share;
    this.failures = failures;
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    boolean kept = share.contain(traceId) || failures.contain(kind, name, attributes);
    // One that is not kept is recorded without being sent: its end tells whether it failed.
    return kept ? SamplingResult.recordAndSample() : SamplingResult.recordOnly();
  }

  @Override
  public String getDescription() {
    return "ErrorBias";
  }
}
