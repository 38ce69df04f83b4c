/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentPlacesTest {
  private final AtomicLong clock = new AtomicLong(-17);
  private final RecentPlaces places = new RecentPlaces(clock::get);

  @Test
  void place_isRemembered_forAMinute() {
    places.add(RecentPlaces.of("/users/17", "GET"));

    assertThat(places.contain(RecentPlaces.of("/users/17", "GET"))).isTrue();
    clock.addAndGet(TimeUnit.SECONDS.toNanos(61));
    assertThat(places.contain(RecentPlaces.of("/users/17", "GET"))).isFalse();
  }

  @Test
  void place_isTheSameForEveryNumber_andAnotherForAnotherFact() {
    places.add(RecentPlaces.of("/users/17/orders", "GET"));

    assertThat(places.contain(RecentPlaces.of("/users/4/orders", "GET"))).isTrue();
    assertThat(places.contain(RecentPlaces.of("/users/4/orders", "PUT"))).isFalse();
    assertThat(places.contain(RecentPlaces.of("/users", "GET"))).isFalse();
    assertThat(places.contain(RecentPlaces.of(null))).isFalse();
  }
}
