/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import io.github.lgtm4j.sink.internal.codec.TraceId;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.github.lgtm4j.sink.internal.store.Visitor;
import io.github.lgtm4j.sink.telemetry.Span;
import org.jspecify.annotations.Nullable;

/** Looks for one span, as it arrived last. */
final class OneSpanScan implements Visitor {
  private final TraceId traceId;
  private final String spanId;
  private final SpanReader reader = SpanReader.whole();
  private @Nullable Span found;

  OneSpanScan(TraceId traceId, String spanId) {
    this.traceId = traceId;
    this.spanId = spanId;
  }

  @Nullable Span found() {
    return found;
  }

  @Override
  public boolean wants(Kind kind) {
    return kind == Kind.SPAN;
  }

  @Override
  public void visit(StoredRecord stored) {
    if (traceId.equals(TraceId.ofSpan(stored.body()))) {
      Span span = reader.read(stored);
      found = span.spanId().equals(spanId) ? span : found;
    }
  }
}
