/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.sampling;

import java.util.Locale;

/**
 * The part of the sampling rule that a trace id decides: its last 14 hexadecimal digits are random
 * (W3C Trace Context, level 2), and a trace is kept when they reach the threshold. Alloy's tail
 * sampling and the sampling of log lines use the same digits. Immutable.
 *
 * @since 0.1.0
 */
public final class KeptTraces {
  private static final int RANDOM_DIGITS = 14;
  private static final int TRACE_ID_DIGITS = 32;
  private static final double RANGE = Math.pow(16, RANDOM_DIGITS);

  /** As digits: lowercase hexadecimal compares like the number that it is. */
  private final String threshold;

  /**
   * @param ratio the share that is kept, 0 to 1
   */
  public KeptTraces(double ratio) {
    this.threshold =
        ratio <= 0
            ? "g"
            : String.format(Locale.ROOT, "%014x", Math.round((1 - Math.min(ratio, 1)) * RANGE));
  }

  /** Whether this trace is kept; what is no id of a trace is not. */
  public boolean contain(String traceId) {
    if (traceId.length() != TRACE_ID_DIGITS) {
      return false;
    }
    int start = TRACE_ID_DIGITS - RANDOM_DIGITS;
    for (int i = 0; i < threshold.length(); i++) {
      int difference = traceId.charAt(start + i) - threshold.charAt(i);
      if (difference != 0) {
        return difference > 0;
      }
    }
    return true;
  }
}
