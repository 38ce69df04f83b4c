/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the memory of request bodies that have not arrived whole, over all connections. */
final class InFlight {
  private final long max;
  private final AtomicLong bytes = new AtomicLong();

  InFlight(long max) {
    this.max = max;
  }

  boolean tryAcquire(int count) {
    if (bytes.addAndGet(count) <= max) {
      return true;
    }
    bytes.addAndGet(-count);
    return false;
  }

  void release(int count) {
    bytes.addAndGet(-count);
  }
}
