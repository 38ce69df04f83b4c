/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import com.sun.management.ThreadMXBean;
import io.github.lgtm4j.log.corpus.Event;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final int ROUNDS = 20_000;
  private static final int MOST_BYTES_PER_EVENT = 16;

  private final LgtmEncoder encoder = new LgtmEncoder();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void steadyState_allocatesTheLineOnly() throws Exception {
    Event plain = Event.event("plain").message("Request processed for the customer, in order");
    Event full =
        Event.event("full")
            .message("Request r-1 of customer c-2 took 3 ms")
            .mdc("user", "u-1")
            .mdc("session", "s-1")
            .mdc("request", "r-1")
            .field("duration_ms", 45)
            .field("order", "o-1")
            .field("weight", 1.25)
            .field("express", true);
    encoder.setApplication("shop");
    encoder.start();

    assertThat(bytesBesidesTheLine(LogbackFeeder.logbackEvent(plain.map())))
        .isLessThanOrEqualTo(MOST_BYTES_PER_EVENT);
    assertThat(bytesBesidesTheLine(LogbackFeeder.logbackEvent(full.map())))
        .isLessThanOrEqualTo(MOST_BYTES_PER_EVENT);
  }

  private double bytesBesidesTheLine(LoggingEvent event) {
    double least = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 10; attempt++) { // until the JIT has done its work
      long thread = Thread.currentThread().getId();
      long lines = 0;
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < ROUNDS; i++) {
        lines += 16 + (encoder.encode(event).length + 7) / 8 * 8;
      }
      long all = threads.getThreadAllocatedBytes(thread) - before;
      least = Math.min(least, (double) (all - lines) / ROUNDS);
    }
    return least;
  }
}
