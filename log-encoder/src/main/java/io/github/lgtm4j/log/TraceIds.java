/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

/** The ids of W3C trace context in text. */
final class TraceIds {
  private static final int TRACE_ID = 32;
  private static final int SPAN_ID = 16;
  private static final int FLAGS = 2;

  private TraceIds() {}

  /** Also the 64-bit ids that B3 still allows; they are padded when written. */
  static boolean isTraceId(String text) {
    return (text.length() == TRACE_ID || text.length() == SPAN_ID) && isHexNotZero(text);
  }

  static boolean isSpanId(String text) {
    return text.length() == SPAN_ID && isHexNotZero(text);
  }

  static boolean isFlags(String text) {
    return text.length() == FLAGS && hexDigit(text.charAt(0)) >= 0 && hexDigit(text.charAt(1)) >= 0;
  }

  static boolean isSampled(String flags) {
    return (hexDigit(flags.charAt(1)) & 1) == 1;
  }

  /** Whether this is how tracers say that there is no id. */
  static boolean isNone(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexNotZero(String text) {
    int any = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = hexDigit(text.charAt(i));
      if (digit < 0) {
        return false;
      }
      any |= digit;
    }
    return any != 0;
  }

  private static int hexDigit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'f' && c < 128 ? letter - 'a' + 10 : -1;
  }

  static void writeTraceId(String id, JsonBuffer out) {
    if (id.length() == SPAN_ID) {
      out.ascii("0000000000000000");
    }
    write(id, out);
  }

  /** In lower case. */
  static void write(String id, JsonBuffer out) {
    int start = out.position;
    out.ascii(id);
    for (int i = start; i < out.position; i++) {
      out.bytes[i] |= 0x20; // digits have this bit too
    }
  }
}
