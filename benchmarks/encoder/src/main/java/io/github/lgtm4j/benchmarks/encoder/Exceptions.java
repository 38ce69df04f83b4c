/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import java.util.function.Supplier;

/** Exceptions with stacks as they are thrown. */
final class Exceptions {
  private static final int FRAMES = 30;
  private static final int CAUSE_DEPTH = 8;

  private Exceptions() {}

  /** Thirty frames, two causes: thrown deeper down, as a driver's or a client's are. */
  static Throwable deep(int number) {
    int above = new Throwable().getStackTrace().length;
    return descend(FRAMES - above - 1, () -> outer(number));
  }

  private static Throwable outer(int number) {
    Throwable middle = descend(CAUSE_DEPTH, () -> middle(number));
    return new IllegalStateException("order " + number + " could not be stored", middle);
  }

  private static Throwable middle(int number) {
    Throwable root =
        descend(
            CAUSE_DEPTH, () -> new IllegalArgumentException("connection " + number + " closed"));
    return new UnsupportedOperationException("statement failed", root);
  }

  private static Throwable descend(int depth, Supplier<Throwable> bottom) {
    return depth <= 0 ? bottom.get() : descend(depth - 1, bottom);
  }
}
