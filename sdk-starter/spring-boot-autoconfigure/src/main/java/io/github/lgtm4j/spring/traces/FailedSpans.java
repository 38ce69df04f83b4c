/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.traces;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;

/**
 * Says on a span what its labels say. To Micrometer only an exception is a failure; a handler that
 * makes an answer of one leaves none, and whoever keeps the traces of failures would not keep it.
 */
final class FailedSpans {
  private FailedSpans() {}

  static void mark(Observation.Context context, Span span) {
    if (context.getError() == null && hasFailed(context)) {
      OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
    }
  }

  private static boolean hasFailed(Observation.Context context) {
    KeyValue error = context.getLowCardinalityKeyValue("error.type");
    if (error != null) {
      return !error.getValue().isEmpty() && !error.getValue().equals(KeyValue.NONE_VALUE);
    }
    // Where Micrometer's own names are kept.
    KeyValue outcome = context.getLowCardinalityKeyValue("outcome");
    return outcome != null && outcome.getValue().equals("SERVER_ERROR");
  }
}
