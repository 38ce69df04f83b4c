/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

/** A field's key, encoded once with all that is to be known of it. */
final class Key {
  static final byte PLAIN = 0;
  static final byte CORE = 1;
  static final byte TRACE_ID = 2;
  static final byte SPAN_ID = 3;
  static final byte TRACE_FLAGS = 4;

  /** Longer keys lose their end to a hash, so that a line's bound holds. */
  static final int MAX_LENGTH = 256;

  private static final int KEPT_LENGTH = 240;

  /** The key as the application wrote it. */
  final String source;

  /** The key as a reader of the line sees it, which is what must be unique. */
  final String name;

  /** The name as a JSON member with a comma before it and a colon after it. */
  final byte[] member;

  /** Whether the value is never shown. */
  final boolean masked;

  /** What the context's entry of this key means. */
  final byte role;

  /**
   * Of the name. Equal names have equal hashes, so none passes for new; should two others ever
   * share one, the second is renamed without need.
   */
  final long hash;

  /** The context is written in the order of its keys' first characters, then of the keys. */
  private final long order;

  /**
   * The hash of the key that this one was last found to stand behind: the next line's context has
   * mostly the same keys in the same order. A race costs one more comparison. Not the key itself,
   * which would hold on to another, and that to a third.
   */
  private long before;

  Key(String source, Schema schema, Masking masking, JsonBuffer scratch) {
    this.source = source;
    String shortened =
        source.length() <= MAX_LENGTH
            ? source
            : source.substring(0, KEPT_LENGTH) + '~' + Integer.toHexString(source.hashCode());
    int start = scratch.position;
    scratch.ascii(",\"");
    scratch.text(shortened, Integer.MAX_VALUE);
    scratch.ascii("\":");
    member = scratch.takeSince(start);
    // A lone surrogate is replaced in the line, and two keys that differ only in it become one.
    name = readable(shortened);
    masked = masking.hides(name);
    role = role(name, schema);
    order = order(name);
    hash = StackHash.of(name);
  }

  private static String readable(String text) {
    char[] chars = null;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int codePoint = text.codePointAt(i);
        if (Character.isSupplementaryCodePoint(codePoint)) {
          i++;
        } else {
          chars = chars == null ? text.toCharArray() : chars;
          chars[i] = JsonBuffer.REPLACEMENT;
        }
      }
    }
    return chars == null ? text : new String(chars);
  }

  private static byte role(String name, Schema schema) {
    switch (name) {
      case "trace_id":
      case "traceId":
        return TRACE_ID;
      case "span_id":
      case "spanId":
        return SPAN_ID;
      case "trace_flags":
        return TRACE_FLAGS;
      default:
        return schema.isCore(name) ? CORE : PLAIN;
    }
  }

  private static long order(String name) {
    long order = 0;
    for (int i = 0; i < 4; i++) {
      order = order << 16 | (i < name.length() ? name.charAt(i) : 0);
    }
    return order;
  }

  /** Whether this one stands after the other in the order of keys, or is the same. */
  boolean isBehind(Key other) {
    if (other.hash == before) {
      return true;
    }
    boolean behind =
        order == other.order
            ? name.compareTo(other.name) >= 0
            : Long.compareUnsigned(order, other.order) > 0;
    if (behind) {
      before = other.hash;
    }
    return behind;
  }

  /** The member without its comma, for the first place in an object. */
  void writeFirst(JsonBuffer out) {
    out.raw(member, 1, member.length - 1);
  }
}
