/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.sampling;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where something has happened during the last minute, such as the failure of a request. A place is
 * one of {@value #PLACES}: two that share one share what happens there, which is no harm where it
 * costs a few more traces. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RecentPlaces {
  private static final int PLACES = 1024;
  private static final long ATTENTION = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;
  private final AtomicLongArray attentionEnds = new AtomicLongArray(PLACES);

  /**
   * @param nanoTime the clock, such as {@code System::nanoTime}
   */
  public RecentPlaces(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    long now = nanoTime.getAsLong();
    for (int place = 0; place < PLACES; place++) {
      attentionEnds.set(place, now);
    }
  }

  /** From now on, for a minute, it is one of them. */
  public void add(int place) {
    attentionEnds.set(place, nanoTime.getAsLong() + ATTENTION);
  }

  /** Whether something has happened there. */
  public boolean contain(int place) {
    return attentionEnds.get(place) - nanoTime.getAsLong() > 0;
  }

  /**
   * The place of a request.
   *
   * @param path its path, in which numbers are alike: {@code /users/17} and {@code /users/4} are
   *     one place
   * @param facts whatever else tells it from others
   */
  public static int of(@Nullable String path, @Nullable Object... facts) {
    int hash = path == null ? 0 : withoutNumbers(path);
    for (Object fact : facts) {
      hash = 31 * hash + Objects.hashCode(fact);
    }
    return Math.floorMod(hash ^ (hash >>> 16), PLACES);
  }

  private static int withoutNumbers(String path) {
    int hash = 0;
    boolean inNumber = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit || !inNumber) {
        hash = 31 * hash + (digit ? '0' : c);
      }
      inNumber = digit;
    }
    return hash;
  }
}
