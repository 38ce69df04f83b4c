/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.sampling;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * So many a second and no more, saved up for one second. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Rate {
  private static final double SECOND = 1e9;

  private final LongSupplier nanoTime;
  private final long nanosForOne;
  private final long savedUp;

  /** Up to which time is spent; each one moves it on by its share of a second. */
  private final AtomicLong spent;

  /**
   * @param perSecond how many, more than 0
   * @param nanoTime the clock, such as {@code System::nanoTime}
   */
  public Rate(double perSecond, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nanosForOne = Math.max(1, (long) (SECOND / perSecond));
    // At least one, if there is to be less than one a second.
    this.savedUp = Math.max((long) SECOND, nanosForOne);
    this.spent = new AtomicLong(nanoTime.getAsLong() - savedUp);
  }

  /** Whether there is room for one more, which takes it. */
  public boolean take() {
    long now = nanoTime.getAsLong();
    while (true) {
      long before = spent.get();
      long from = Math.max(before, now - savedUp);
      if (from + nanosForOne > now) {
        return false;
      }
      if (spent.compareAndSet(before, from + nanosForOne)) {
        return true;
      }
    }
  }

  @Override
  public String toString() {
    return SECOND / nanosForOne + "/s";
  }
}
