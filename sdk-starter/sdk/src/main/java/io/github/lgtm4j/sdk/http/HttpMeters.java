/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.http;

import io.github.lgtm4j.contract.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The timers of one metric, found without asking the registry, which costs more than recording. */
final class HttpMeters {
  /**
   * As many as a metric has by default; a request beyond asks the registry, which has the limit.
   */
  private static final int MOST_CACHED = 2000;

  private final MeterRegistry registry;
  private final Metric metric;
  private final List<String> names;
  private final Map<List<String>, Timer> timers = new ConcurrentHashMap<>();

  /**
   * @param names of the labels, by OpenTelemetry's names
   */
  HttpMeters(MeterRegistry registry, Metric metric, List<String> names) {
    this.registry = registry;
    this.metric = metric;
    this.names = names;
  }

  /** Values in the order of the names; an empty one is a label that is not there. */
  void record(long nanos, String... values) {
    List<String> key = List.of(values);
    Timer timer = timers.get(key);
    if (timer == null) {
      timer = timer(key);
      if (timers.size() < MOST_CACHED) {
        timers.put(key, timer);
      }
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(List<String> values) {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!values.get(i).isEmpty()) {
        tags.add(Tag.of(names.get(i), values.get(i)));
      }
    }
    return Timer.builder(metric.name()).tags(Tags.of(tags)).register(registry);
  }
}
