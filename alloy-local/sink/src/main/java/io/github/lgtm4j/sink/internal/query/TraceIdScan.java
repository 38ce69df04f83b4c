/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import io.github.lgtm4j.sink.internal.codec.TraceId;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.github.lgtm4j.sink.internal.store.Visitor;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.util.Collection;
import java.util.LinkedHashSet;

/** Collects the ids of the traces that have a span that fits, in the order they were last seen. */
final class TraceIdScan implements Visitor {
  private final SpanQuery query;
  private final boolean everySpanFits;
  private final SpanReader reader = SpanReader.whole();
  private final LinkedHashSet<TraceId> found = new LinkedHashSet<>();

  TraceIdScan(SpanQuery query) {
    this.query = query;
    this.everySpanFits = query.limit(SpanQuery.all().limit()).equals(SpanQuery.all());
  }

  Collection<TraceId> found() {
    return found;
  }

  @Override
  public boolean wants(Kind kind) {
    return kind == Kind.SPAN;
  }

  @Override
  public void visit(StoredRecord stored) {
    TraceId id = TraceId.ofSpan(stored.body());
    if (query.traceId() != null && !id.equals(TraceId.parse(query.traceId()))) {
      return;
    }
    if (everySpanFits || SpanScan.fits(reader.read(stored), query)) {
      found.remove(id);
      found.add(id);
      if (found.size() > query.limit()) {
        found.remove(found.iterator().next());
      }
    }
  }
}
