/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.github.lgtm4j.sink.internal.store.Visitor;
import io.github.lgtm4j.sink.telemetry.Span;
import java.time.Duration;
import java.util.function.Consumer;

/** Finds when the newest span arrived, without reading any. */
final class NewestSpans implements Visitor {
  private long newest = Long.MIN_VALUE;

  @Override
  public boolean wants(Kind kind) {
    return kind == Kind.SPAN;
  }

  @Override
  public void visit(StoredRecord stored) {
    newest = Math.max(newest, stored.received());
  }

  /** Reads the spans that arrived in the last while before the newest one. */
  Visitor since(Duration window, Consumer<Span> action) {
    long oldest = newest - window.toMillis();
    SpanReader reader = SpanReader.outlines();
    return new Visitor() {
      @Override
      public boolean wants(Kind kind) {
        return kind == Kind.SPAN;
      }

      @Override
      public void visit(StoredRecord stored) {
        if (stored.received() >= oldest) {
          action.accept(reader.read(stored));
        }
      }
    };
  }
}
