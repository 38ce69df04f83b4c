/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The context's entries, sorted by key as they come, and the trace ids among them. */
final class Context {
  private static final int KEPT_ENTRIES = 256;

  private @Nullable Key[] keys = new @Nullable Key[16];
  private @Nullable Object[] values = new @Nullable Object[16];
  private int count;
  @Nullable String traceId;
  @Nullable String spanId;
  @Nullable String traceFlags;

  void add(Key key, @Nullable Object value) {
    if (key.role > Key.CORE && value instanceof String && isTrace(key, (String) value)) {
      return;
    }
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    int at = count++;
    for (; at > 0 && !key.isBehind(key(at - 1)); at--) {
      keys[at] = keys[at - 1];
      values[at] = values[at - 1];
    }
    keys[at] = key;
    values[at] = value;
  }

  /**
   * Keeps what is a valid id for the line's head. An id of zeros says that there is no trace, so it
   * is dropped; what is no id at all stays an ordinary entry.
   */
  private boolean isTrace(Key key, String value) {
    switch (key.role) {
      case Key.TRACE_ID:
        if (TraceIds.isTraceId(value)) {
          traceId = prefer(key, "trace_id", value, traceId);
          return true;
        }
        break;
      case Key.SPAN_ID:
        if (TraceIds.isSpanId(value)) {
          spanId = prefer(key, "span_id", value, spanId);
          return true;
        }
        break;
      default:
        if (TraceIds.isFlags(value)) {
          traceFlags = value;
          return true;
        }
    }
    return TraceIds.isNone(value);
  }

  /** OpenTelemetry's own key wins over Micrometer's. */
  private static String prefer(Key key, String first, String value, @Nullable String present) {
    return present == null || key.name.equals(first) ? value : present;
  }

  int count() {
    return count;
  }

  @SuppressWarnings("NullAway") // every place below count is filled
  Key key(int index) {
    return keys[index];
  }

  @Nullable Object value(int index) {
    return values[index];
  }

  /** Forgets all, so that a pooled line keeps no object of the application's. */
  void clear() {
    if (keys.length > KEPT_ENTRIES) {
      keys = new @Nullable Key[16];
      values = new @Nullable Object[16];
    } else {
      for (int i = 0; i < count; i++) {
        values[i] = null;
      }
    }
    count = 0;
    traceId = null;
    spanId = null;
    traceFlags = null;
  }
}
