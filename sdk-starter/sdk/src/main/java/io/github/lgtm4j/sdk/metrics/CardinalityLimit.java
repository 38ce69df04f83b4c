/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds the series of each metric. What is too much goes into one series that says so: {@code
 * otel_metric_overflow="true"}. Micrometer before 1.17 wants the same labels on all series of a
 * metric: there, each of its labels says {@value #OVERFLOW} instead. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CardinalityLimit implements MeterFilter {
  /** The name of the label, and the value of labels where that one cannot be. */
  public static final String OVERFLOW = "otel.metric.overflow";

  private final int limit;
  private final boolean sameLabels;
  private final Map<String, Set<List<Tag>>> series = new ConcurrentHashMap<>();
  private final Set<String> overflown = ConcurrentHashMap.newKeySet();

  /**
   * @param limit the most series of a metric, with the one that takes the rest
   * @param sameLabels whether all series of a metric must have the same labels
   */
  public CardinalityLimit(int limit, boolean sameLabels) {
    this.limit = limit;
    this.sameLabels = sameLabels;
  }

  /** How many metrics have more series than they may. */
  public int overflows() {
    return overflown.size();
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    List<Tag> tags = id.getTags();
    if (tags.isEmpty()) {
      return id;
    }
    Set<List<Tag>> known =
        series.computeIfAbsent(id.getName(), name -> ConcurrentHashMap.newKeySet());
    if (known.contains(tags)) {
      return id;
    }
    // Two at the same time may both get in: the bound is a guard, not an account.
    if (known.size() < limit - 1) {
      known.add(tags);
      return id;
    }
    overflown.add(id.getName());
    return id.replaceTags(sameLabels ? renamed(tags) : Tags.of(OVERFLOW, "true"));
  }

  private static List<Tag> renamed(List<Tag> tags) {
    List<Tag> renamed = new ArrayList<>(tags.size());
    tags.forEach(tag -> renamed.add(Tag.of(tag.getKey(), OVERFLOW)));
    return renamed;
  }
}
