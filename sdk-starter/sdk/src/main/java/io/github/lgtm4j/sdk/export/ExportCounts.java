/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many spans the collector took, and how many it did not. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ExportCounts {
  private final LongAdder taken = new LongAdder();
  private final LongAdder failed = new LongAdder();

  ExportCounts() {}

  void add(int spans, boolean success) {
    (success ? taken : failed).add(spans);
  }

  /** Spans that the collector took. */
  public long taken() {
    return taken.sum();
  }

  /** Spans that were lost, because the collector did not take them. */
  public long failed() {
    return failed.sum();
  }
}
