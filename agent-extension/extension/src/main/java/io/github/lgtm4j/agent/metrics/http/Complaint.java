/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What went wrong in a scrape, said at most every ten minutes: scrapes come every few seconds. */
final class Complaint {
  private static final Logger logger = Logger.getLogger(Complaint.class.getName());
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(10);

  private final AtomicReference<@Nullable Long> last = new AtomicReference<>();

  void about(Throwable failure) {
    Long before = last.get();
    long now = System.nanoTime();
    if ((before == null || now - before > PAUSE) && last.compareAndSet(before, now)) {
      logger.log(
          Level.WARNING,
          "A scrape of /metrics failed; another one is not reported for ten minutes",
          failure);
    }
  }
}
