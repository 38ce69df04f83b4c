/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.traces;

import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

/**
 * Puts path and user agent on a span when it starts: observations add them when it ends, and the
 * sampler that knows probes by them is asked before.
 */
final class ProbeAwareHandler
    extends PropagatingReceiverTracingObservationHandler<ReceiverContext<Object>> {
  ProbeAwareHandler(Tracer tracer, Propagator propagator) {
    super(tracer, propagator);
  }

  @Override
  public Span.Builder customizeExtractedSpan(
      ReceiverContext<Object> context, Span.Builder builder) {
    Object carrier = context.getCarrier();
    String path = carrier == null ? null : Carriers.path(carrier);
    if (path != null) {
      builder.tag("url.path", path);
    }
    String userAgent = carrier == null ? null : context.getGetter().get(carrier, "User-Agent");
    if (userAgent != null) {
      builder.tag("user_agent.original", userAgent);
    }
    return builder;
  }
}
