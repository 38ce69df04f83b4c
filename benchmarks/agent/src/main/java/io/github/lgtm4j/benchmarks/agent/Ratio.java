/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agent;

import java.util.Locale;

/**
 * How often one figure is in the other, round for round. The middle is the geometric mean, and the
 * bounds hold it with 95 %, by Student's distribution of the logarithms.
 *
 * @param rounds how many there were
 */
record Ratio(double low, double middle, double high, int rounds) {
  /** Two-sided, 95 %, by degrees of freedom from one on. */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093
  };

  static Ratio of(double[] ratios) {
    int count = ratios.length;
    double mean = 0;
    for (double ratio : ratios) {
      mean += Math.log(ratio) / count;
    }
    double squares = 0;
    for (double ratio : ratios) {
      squares += Math.pow(Math.log(ratio) - mean, 2);
    }
    double off =
        count < 2
            ? Double.POSITIVE_INFINITY
            : STUDENT[Math.min(count - 2, STUDENT.length - 1)]
                * Math.sqrt(squares / (count - 1) / count);
    return new Ratio(Math.exp(mean - off), Math.exp(mean), Math.exp(mean + off), count);
  }

  /** Within the bar, and with 95 % not five percent over it. */
  boolean holdsAtMost(double bar) {
    return middle <= bar && high <= bar * 1.05;
  }

  boolean holdsAtLeast(double bar) {
    return middle >= bar && low >= bar / 1.05;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", middle, low, high);
  }
}
