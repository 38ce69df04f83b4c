/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * Lines of one request have mostly one context, and a thread takes the same line from the pool each
 * time. So the entries stay when a line is done, and the next line's are compared with them: as the
 * same objects, which costs less than to store them, let alone to write them. If all are the same,
 * what was written of them is written again in one piece. Only short text stays, nothing of the
 * application's own.
 */
/** The context's entries, which are read sorted by key, and the trace ids among them. */
final class Context {
  private static final int KEPT_ENTRIES = 256;
  private static final int KEPT_CHARS = 256;

  /** As they came. */
  private @Nullable Key[] keys = new @Nullable Key[16];

  private @Nullable Object[] values = new @Nullable Object[16];

  /** Places in these, in the order of the keys. */
  private int[] order = new int[16];

  private int count;

  /** How many places have something in them, of this line or of those before. */
  private int filled;

  /** Whether there is something that must not stay. */
  private boolean foreign;

  /** Of the first so many entries; they are not all the same any more when it is not there. */
  private final Block block = new Block();

  private int entriesOfBlock;
  private @Nullable Object validTraceId;
  private @Nullable Object validSpanId;
  @Nullable String traceId;
  @Nullable String spanId;
  @Nullable String traceFlags;

  void add(Key key, @Nullable Object value) {
    if (key.role > Key.CORE && value instanceof String && isTrace(key, (String) value)) {
      return;
    }
    int at = count++;
    if (at >= filled || keys[at] != key || values[at] != value) {
      put(at, key, value);
    }
  }

  private void put(int at, Key key, @Nullable Object value) {
    if (at == keys.length) {
      keys = Arrays.copyOf(keys, at * 2);
      values = Arrays.copyOf(values, at * 2);
      order = new int[at * 2];
    }
    keys[at] = key;
    values[at] = value;
    filled = Math.max(filled, at + 1);
    foreign |= !(value instanceof String) || ((String) value).length() > KEPT_CHARS;
    block.forget();
  }

  /** Whether what was written of the line before can be written again. */
  boolean isAsBefore() {
    return block.isThere() && count == entriesOfBlock;
  }

  Block block() {
    return block;
  }

  /** Keeps what was written of this line's entries. */
  void wrote(JsonBuffer out, int start) {
    block.keep(out, start);
    entriesOfBlock = count;
  }

  /** To be called before the entries are read. */
  void sort() {
    for (int i = 0; i < count; i++) {
      Key key = at(i);
      int to = i;
      for (; to > 0 && !key.isBehind(at(order[to - 1])); to--) {
        order[to] = order[to - 1];
      }
      order[to] = i;
    }
  }

  /**
   * Keeps what is a valid id for the line's head. An id of zeros says that there is no trace, so it
   * is dropped; what is no id at all stays an ordinary entry.
   */
  private boolean isTrace(Key key, String value) {
    switch (key.role) {
      case Key.TRACE_ID:
        if (isSame(value, validTraceId) || TraceIds.isTraceId(value)) {
          validTraceId = value;
          traceId = prefer(key, "trace_id", value, traceId);
          return true;
        }
        break;
      case Key.SPAN_ID:
        if (isSame(value, validSpanId) || TraceIds.isSpanId(value)) {
          validSpanId = value;
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

  /** The span hands out the same text each time; to compare its characters is to read it again. */
  private static boolean isSame(Object one, @Nullable Object other) {
    return one == other;
  }

  int count() {
    return count;
  }

  Key key(int index) {
    return at(order[index]);
  }

  @Nullable Object value(int index) {
    return values[order[index]];
  }

  @SuppressWarnings("NullAway") // every place below count is filled
  private Key at(int place) {
    return keys[place];
  }

  /** So that a pooled line keeps no object of the application's. */
  void clear() {
    if (foreign || keys.length > KEPT_ENTRIES) {
      forget();
    }
    count = 0;
    traceId = null;
    spanId = null;
    traceFlags = null;
  }

  private void forget() {
    if (keys.length > KEPT_ENTRIES) {
      keys = new @Nullable Key[16];
      values = new @Nullable Object[16];
      order = new int[16];
    } else {
      Arrays.fill(values, 0, filled, null);
    }
    filled = 0;
    foreign = false;
    block.forget();
  }
}
