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
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the spans that fit a query. */
final class SpanScan implements Visitor {
  private final SpanQuery query;
  private final @Nullable TraceId traceId;
  private final SpanReader reader = SpanReader.whole();
  private final Deque<Span> found = new ArrayDeque<>();

  SpanScan(SpanQuery query) {
    this.query = query;
    this.traceId = query.traceId() == null ? null : TraceId.parse(query.traceId());
  }

  List<Span> found() {
    return List.copyOf(found);
  }

  @Override
  public boolean wants(Kind kind) {
    return kind == Kind.SPAN;
  }

  @Override
  public void visit(StoredRecord stored) {
    if (traceId != null && !traceId.equals(TraceId.ofSpan(stored.body()))) {
      return;
    }
    Span span = reader.read(stored);
    if (fits(span, query)) {
      found.add(span);
      if (found.size() > query.limit()) {
        found.removeFirst();
      }
    }
  }

  static boolean fits(Span span, SpanQuery query) {
    return is(query.tenant(), span.tenant())
        && is(query.service(), span.service())
        && is(query.name(), span.name())
        && (!query.errorsOnly() || span.isError())
        && span.end() - span.start() >= query.minNanos()
        && contains(span, query.text());
  }

  private static boolean is(@Nullable String wanted, String actual) {
    return wanted == null || wanted.equals(actual);
  }

  private static boolean contains(Span span, @Nullable String text) {
    return text == null
        || span.name().contains(text)
        || span.attributes().values().stream().anyMatch(v -> v.toString().contains(text));
  }
}
