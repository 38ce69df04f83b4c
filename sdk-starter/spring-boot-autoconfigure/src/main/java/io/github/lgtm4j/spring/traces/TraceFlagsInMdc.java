/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.traces;

import io.micrometer.tracing.otel.bridge.EventListener;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeAttachedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeClosedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeRestoredEvent;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Micrometer puts the ids of a span into the MDC; its flags belong to them. */
final class TraceFlagsInMdc implements EventListener {
  private static final String TRACE_FLAGS = "trace_flags";

  @Override
  public void onEvent(Object event) {
    if (event instanceof ScopeAttachedEvent attached) {
      put(attached.getSpan());
    } else if (event instanceof ScopeRestoredEvent restored) {
      put(restored.getSpan());
    } else if (event instanceof ScopeClosedEvent) {
      MDC.remove(TRACE_FLAGS);
    }
  }

  private static void put(@Nullable Span span) {
    if (span == null || !span.getSpanContext().isValid()) {
      MDC.remove(TRACE_FLAGS);
    } else {
      MDC.put(TRACE_FLAGS, span.getSpanContext().getTraceFlags().asHex());
    }
  }
}
