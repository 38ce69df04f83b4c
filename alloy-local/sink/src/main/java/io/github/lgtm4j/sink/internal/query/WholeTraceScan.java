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
import io.github.lgtm4j.sink.telemetry.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects all spans of some traces. */
final class WholeTraceScan implements Visitor {
  private final Map<TraceId, List<Span>> spans = new LinkedHashMap<>();
  private final SpanReader reader;

  WholeTraceScan(Set<TraceId> traceIds, SpanReader reader) {
    this.reader = reader;
    traceIds.forEach(id -> spans.put(id, new ArrayList<>()));
  }

  List<Trace> traces() {
    List<Trace> traces = new ArrayList<>();
    spans.forEach(
        (id, list) -> {
          if (!list.isEmpty()) {
            traces.add(Trace.of(id.hex(), list));
          }
        });
    return traces;
  }

  @Override
  public boolean wants(Kind kind) {
    return kind == Kind.SPAN;
  }

  @Override
  public void visit(StoredRecord stored) {
    List<Span> list = spans.get(TraceId.ofSpan(stored.body()));
    if (list != null) {
      list.add(reader.read(stored));
    }
  }
}
