/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.traces;

import io.github.lgtm4j.sdk.http.Semantics;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

/**
 * Puts path, method and user agent on a span when it starts: observations add them when it ends,
 * and the samplers that go by them are asked before. At its end it says whether that was a failure.
 */
final class ReceiverHandler
    extends PropagatingReceiverTracingObservationHandler<ReceiverContext<Object>> {
  ReceiverHandler(Tracer tracer, Propagator propagator) {
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
    String method = carrier == null ? null : Carriers.method(carrier);
    if (method != null) {
      builder.tag("http.request.method", Semantics.method(method));
    }
    String userAgent = carrier == null ? null : context.getGetter().get(carrier, "User-Agent");
    if (userAgent != null) {
      builder.tag("user_agent.original", userAgent);
    }
    return builder;
  }

  @Override
  public void customizeReceiverSpan(ReceiverContext<Object> context, Span span) {
    FailedSpans.mark(context, span);
  }
}
