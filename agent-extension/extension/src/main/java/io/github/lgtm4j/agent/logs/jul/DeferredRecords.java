/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.jul;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** Which span was current when a record was handed to a handler that writes it later. */
final class DeferredRecords {
  /** Records are equal to themselves only, and forgotten with them. */
  private static final Map<LogRecord, SpanContext> spans =
      Collections.synchronizedMap(new WeakHashMap<LogRecord, SpanContext>());

  /** Most processes have no such handler: their lines need no lock. */
  private static volatile boolean used;

  private DeferredRecords() {}

  /** Also when there is none: another one may be current later. */
  static void remember(LogRecord record) {
    used = true;
    spans.put(record, Span.current().getSpanContext());
  }

  /** Null for a record that is written at once. */
  static @Nullable SpanContext of(LogRecord record) {
    return used ? spans.get(record) : null;
  }
}
