/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.traces;

import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

/** Says on the span of a call whether its answer was a failure. */
final class SenderHandler
    extends PropagatingSenderTracingObservationHandler<SenderContext<Object>> {
  SenderHandler(Tracer tracer, Propagator propagator) {
    super(tracer, propagator);
  }

  @Override
  public void customizeSenderSpan(SenderContext<Object> context, Span span) {
    FailedSpans.mark(context, span);
  }
}
