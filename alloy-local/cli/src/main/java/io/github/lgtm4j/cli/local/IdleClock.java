/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.local;

import io.github.lgtm4j.sink.telemetry.Usage;
import java.time.Duration;

/** Knows since when nothing has arrived. */
final class IdleClock {
  private final Duration limit;
  private long lastCount = -1;
  private long since;

  IdleClock(Duration limit) {
    this.limit = limit;
  }

  /** True when nothing new has been stored for the whole time. */
  boolean isOver(Usage usage, long nanoTime) {
    long count = 0;
    for (long stored : usage.stored().values()) {
      count += stored;
    }
    for (long evicted : usage.evicted().values()) {
      count += evicted;
    }
    if (count != lastCount) {
      lastCount = count;
      since = nanoTime;
    }
    return nanoTime - since > limit.toNanos();
  }
}
