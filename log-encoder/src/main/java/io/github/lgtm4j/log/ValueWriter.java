/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes any object as a JSON value: numbers and Booleans as such, maps, iterables and arrays with
 * what they hold, all else by its {@code toString()}. Foreign code that throws costs its own value
 * only, and what refers back to itself ends there.
 */
final class ValueWriter {
  private static final int MAX_DEPTH = 32;
  private static final String CYCLE = "[cycle]";
  private static final String TOO_DEEP = "[too deep]";

  private final JsonBuffer out;
  private final KeyCache keys;
  private final Masking masking;
  private final @Nullable Object[] parents = new @Nullable Object[MAX_DEPTH];
  private int depth;
  private int end;
  private boolean cut;

  ValueWriter(JsonBuffer out, KeyCache keys, Masking masking) {
    this.out = out;
    this.keys = keys;
    this.masking = masking;
  }

  /** Writes the value so that it ends near {@code end} at most; false if something was left out. */
  boolean write(@Nullable Object value, int end) {
    this.end = end;
    cut = false;
    depth = 0;
    any(value);
    return !cut;
  }

  private void any(@Nullable Object value) {
    if (value instanceof String) {
      string((String) value);
    } else if (value instanceof Integer || value instanceof Long) {
      Digits.whole(((Number) value).longValue(), out);
    } else {
      guarded(value);
    }
  }

  private void guarded(@Nullable Object value) {
    int start = out.position;
    int startDepth = depth;
    try {
      other(value);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      out.position = start;
      while (depth > startDepth) {
        parents[--depth] = null;
      }
      string(failure(e));
    }
  }

  static String failure(Throwable e) {
    return "[failed: " + e.getClass().getName() + "]";
  }

  private void other(@Nullable Object value) {
    if (value == null) {
      out.ascii("null");
    } else if (value instanceof Boolean) {
      out.ascii((Boolean) value ? "true" : "false");
    } else if (value instanceof Number) {
      number((Number) value);
    } else if (value instanceof Map) {
      map((Map<?, ?>) value);
    } else if (value instanceof Iterable && !(value instanceof java.nio.file.Path)) {
      iterable((Iterable<?>) value);
    } else if (value.getClass().isArray()) {
      array(value);
    } else if (value instanceof Enum) {
      string(((Enum<?>) value).name());
    } else {
      string(String.valueOf(value.toString()));
    }
  }

  private void string(String value) {
    String text = masking.hasPatterns ? masking.apply(value) : value;
    cut |= !out.string(text, Math.max(0, end - out.position));
  }

  private void number(Number value) {
    if (value instanceof Double || value instanceof Float) {
      Decimals.write(value, out);
    } else if (value instanceof Short
        || value instanceof Byte
        || value instanceof AtomicInteger
        || value instanceof AtomicLong) {
      Digits.whole(value.longValue(), out);
    } else if (value instanceof BigInteger || value instanceof BigDecimal) {
      big(value.toString());
    } else {
      string(value.toString()); // any other class may print anything
    }
  }

  private void big(String digits) {
    if (digits.length() > end - out.position) {
      string(digits);
    } else {
      out.ascii(digits);
    }
  }

  private void map(Map<?, ?> map) {
    if (!enter(map)) {
      return;
    }
    out.raw('{');
    SeenKeys seen = new SeenKeys(16);
    int opened = out.position;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (full()) {
        break;
      }
      // Two keys that differ as objects may be one as text.
      Key key = unique(keys.get(String.valueOf(entry.getKey()), out), seen);
      member(key, entry.getValue(), out.position == opened);
    }
    out.raw('}');
    leave();
  }

  private Key unique(Key key, SeenKeys seen) {
    Key candidate = key;
    while (!seen.add(candidate.hash)) {
      candidate = keys.get('_' + candidate.name, out);
    }
    return candidate;
  }

  private void member(Key key, @Nullable Object value, boolean first) {
    if (first) {
      key.writeFirst(out);
    } else {
      out.raw(key.member);
    }
    any(key.masked ? Masking.MASK : value);
  }

  private void iterable(Iterable<?> elements) {
    if (!enter(elements)) {
      return;
    }
    out.raw('[');
    int opened = out.position;
    for (Object element : elements) {
      if (full()) {
        break;
      }
      comma(opened);
      any(element);
    }
    out.raw(']');
    leave();
  }

  private void array(Object array) {
    if (!enter(array)) {
      return;
    }
    out.raw('[');
    int opened = out.position;
    int length = Array.getLength(array);
    for (int i = 0; i < length && !full(); i++) {
      comma(opened);
      any(Array.get(array, i));
    }
    out.raw(']');
    leave();
  }

  private void comma(int opened) {
    if (out.position != opened) {
      out.raw(',');
    }
  }

  private boolean full() {
    boolean full = out.position >= end;
    cut |= full;
    return full;
  }

  private boolean enter(Object container) {
    for (int i = 0; i < depth; i++) {
      if (parents[i] == container) {
        string(CYCLE);
        return false;
      }
    }
    if (depth == MAX_DEPTH) {
      string(TOO_DEEP);
      return false;
    }
    parents[depth++] = container;
    return true;
  }

  private void leave() {
    parents[--depth] = null;
  }
}
