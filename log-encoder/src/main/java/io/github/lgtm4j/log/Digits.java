/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.nio.charset.StandardCharsets;

/** Writes whole numbers, two digits a step. */
final class Digits {
  private static final byte[] LONG_MIN = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DIGIT_TENS = new byte[100];
  private static final byte[] DIGIT_ONES = new byte[100];

  static {
    for (int i = 0; i < 100; i++) {
      DIGIT_TENS[i] = (byte) ('0' + i / 10);
      DIGIT_ONES[i] = (byte) ('0' + i % 10);
    }
  }

  private Digits() {}

  static void whole(long value, JsonBuffer out) {
    if (value == Long.MIN_VALUE) {
      out.raw(LONG_MIN);
      return;
    }
    out.ensure(20);
    long rest = value;
    if (rest < 0) {
      out.bytes[out.position++] = '-';
      rest = -rest;
    }
    int end = out.position + digits(rest);
    out.position = end;
    while (rest >= 100) {
      int pair = (int) (rest % 100);
      rest /= 100;
      out.bytes[--end] = DIGIT_ONES[pair];
      out.bytes[--end] = DIGIT_TENS[pair];
    }
    out.bytes[--end] = DIGIT_ONES[(int) rest];
    if (rest >= 10) {
      out.bytes[--end] = DIGIT_TENS[(int) rest];
    }
  }

  private static int digits(long value) {
    int count = 1;
    for (long power = 10; count < 19 && value >= power; power *= 10) {
      count++;
    }
    return count;
  }

  /** Writes exactly {@code count} digits, with leading zeros. */
  static void padded(int value, int count, JsonBuffer out) {
    out.ensure(count);
    int rest = value;
    for (int at = out.position + count; at > out.position; ) {
      out.bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    out.position += count;
  }

  /** Nine digits, for a fraction of a second. */
  static void nanos(int value, JsonBuffer out) {
    out.ensure(9);
    int high = value / 10_000;
    int low = value - high * 10_000;
    int top = high / 100;
    int hundred = top / 100;
    out.bytes[out.position] = DIGIT_ONES[hundred];
    pair(out.position + 1, top - hundred * 100, out.bytes);
    pair(out.position + 3, high - top * 100, out.bytes);
    pair(out.position + 5, low / 100, out.bytes);
    pair(out.position + 7, low % 100, out.bytes);
    out.position += 9;
  }

  private static void pair(int at, int value, byte[] bytes) {
    bytes[at] = DIGIT_TENS[value];
    bytes[at + 1] = DIGIT_ONES[value];
  }

  static void hex(long value, JsonBuffer out) {
    out.ensure(16);
    for (int shift = 60; shift >= 0; shift -= 4) {
      out.bytes[out.position++] = JsonBuffer.HEX[(int) (value >>> shift) & 15];
    }
  }
}
