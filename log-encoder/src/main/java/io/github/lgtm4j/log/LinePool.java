/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.concurrent.atomic.AtomicReferenceArray;

/*
 * A pool without waiting and without ThreadLocal: nothing is left behind in a thread that outlives
 * a redeployed application, a million virtual threads need no million buffers, and a toString that
 * logs simply takes another line. A thread hashes to a slot and takes what is there; an empty slot
 * costs one allocation, a full one on return drops the line. Slots stand a cache line apart.
 */
/** Lines that wait for the next event. */
final class LinePool {
  private static final int STRIDE = 16;
  private static final int KEPT_BYTES = 64 * 1024;

  private final AtomicReferenceArray<LogLine> slots;
  private final int mask;
  private final LogFormat format;

  LinePool(LogFormat format) {
    this.format = format;
    int count = Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4;
    this.slots = new AtomicReferenceArray<>((count + 1) * STRIDE);
    this.mask = count - 1;
  }

  LogLine take() {
    int slot = slot();
    LogLine line = slots.getAndSet(slot, null);
    return line == null ? new LogLine(format, slot) : line;
  }

  void give(LogLine line) {
    if (line.capacity() <= KEPT_BYTES) {
      slots.lazySet(line.slot, line);
    }
  }

  private int slot() {
    @SuppressWarnings("deprecation") // threadId() is not in Java 8
    long id = Thread.currentThread().getId();
    return (int) ((id * 0x9E3779B97F4A7C15L >>> 40 & mask) + 1) * STRIDE;
  }
}
