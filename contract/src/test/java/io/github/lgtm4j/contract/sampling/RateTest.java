/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateTest {
  private final AtomicLong clock = new AtomicLong(-17);

  @Test
  void many_areTakenAtTheRate_withASecondSavedUp() {
    Rate rate = new Rate(10, clock::get);

    assertThat(taken(rate, 100)).isEqualTo(10);
    pass(Duration.ofMillis(500));
    assertThat(taken(rate, 100)).isEqualTo(5);
    pass(Duration.ofHours(1));
    assertThat(taken(rate, 100)).as("no more than a second").isEqualTo(10);
  }

  @Test
  void lessThanOneASecond_letsOneThrough() {
    Rate rate = new Rate(0.1, clock::get);

    assertThat(taken(rate, 10)).isEqualTo(1);
    pass(Duration.ofSeconds(9));
    assertThat(taken(rate, 10)).isZero();
    pass(Duration.ofSeconds(1));
    assertThat(taken(rate, 10)).isEqualTo(1);
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private static long taken(Rate rate, int times) {
    return IntStream.range(0, times).filter(i -> rate.take()).count();
  }
}
