/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

/*
 * The fast way for the numbers that people log: at most seven digits after the point, at most 15
 * in all. The smallest power of ten that makes the number whole gives its digits; as both whole
 * number and power are exact in a double, their quotient is rounded correctly, so if it equals the
 * number then these digits read back as it, and no shorter ones do. No garbage, and the same digits
 * on every JDK (before 19, Double.toString was not always the shortest). All else goes by toString.
 */
/** Writes floating-point numbers. */
final class Decimals {
  private static final double MAX_FAST = 1e7;
  private static final int MAX_FRACTION = 7;
  private static final double MAX_WHOLE = 1e15;
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

  private Decimals() {}

  static void write(Number value, JsonBuffer out) {
    double number = value.doubleValue();
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      out.raw('"'); // JSON has no such numbers
      out.ascii(value.toString());
      out.raw('"');
    } else if (value instanceof Float || !fast(number, out)) {
      out.ascii(value.toString());
    }
  }

  private static boolean fast(double number, JsonBuffer out) {
    double size = Math.abs(number);
    if (size >= MAX_FAST || size < 1e-3) {
      return false;
    }
    for (int digits = 1; digits <= MAX_FRACTION; digits++) {
      double whole = Math.rint(size * POWERS[digits]);
      if (whole < MAX_WHOLE && whole / POWERS[digits] == size) {
        write(number < 0, (long) whole, digits, out);
        return true;
      }
    }
    return false;
  }

  private static void write(boolean negative, long whole, int digits, JsonBuffer out) {
    if (negative) {
      out.raw('-');
    }
    long power = (long) POWERS[digits];
    Digits.whole(whole / power, out);
    out.raw('.');
    Digits.padded((int) (whole % power), digits, out);
  }
}
