/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.Arrays;

/** Writes RFC 3339 times in UTC with nine digits; the second is kept, and only the rest is new. */
final class Clock {
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int DAYS_PER_ERA = 146_097;

  /** Days from the first of March of the year 0 to the first of January 1970. */
  private static final int EPOCH_DAYS = 719_468;

  private final String open;
  private byte[] upToSecond = new byte[0];
  private long second = Long.MIN_VALUE;

  /**
   * @param open what stands before the time
   */
  Clock(String open) {
    this.open = open;
  }

  void write(long epochSecond, int nanos, JsonBuffer out) {
    if (epochSecond == second) {
      out.raw(upToSecond);
    } else {
      int start = out.position;
      out.ascii(open);
      second(epochSecond, out);
      upToSecond = Arrays.copyOfRange(out.bytes, start, out.position);
      second = epochSecond;
    }
    Digits.nanos(nanos, out);
  }

  /*
   * Civil date from days, as in Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms": a
   * year that starts in March has its leap day last, so day and month follow by integer arithmetic.
   */
  private static void second(long epochSecond, JsonBuffer out) {
    long days = Math.floorDiv(epochSecond, (long) SECONDS_PER_DAY) + EPOCH_DAYS;
    int ofDay = (int) Math.floorMod(epochSecond, (long) SECONDS_PER_DAY);
    long era = Math.floorDiv(days, (long) DAYS_PER_ERA);
    int dayOfEra = (int) Math.floorMod(days, (long) DAYS_PER_ERA);
    int yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_PER_ERA - 1)) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    year(year, out);
    out.raw('-');
    Digits.padded(month, 2, out);
    out.raw('-');
    Digits.padded(day, 2, out);
    out.raw('T');
    Digits.padded(ofDay / 3600, 2, out);
    out.raw(':');
    Digits.padded(ofDay / 60 % 60, 2, out);
    out.raw(':');
    Digits.padded(ofDay % 60, 2, out);
    out.raw('.');
  }

  private static void year(long year, JsonBuffer out) {
    if (year >= 0 && year <= 9999) {
      Digits.padded((int) year, 4, out);
    } else {
      Digits.whole(year, out); // outside RFC 3339, and still what the event said
    }
  }
}
