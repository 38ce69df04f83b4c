/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.github.lgtm4j.contract.Metric;
import io.github.lgtm4j.contract.Metrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes Micrometer's meters those of the contract: its buckets, no label that it does not know on a
 * metric that it does, no second series for what is under way. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ContractFilter implements MeterFilter {
  private static final String UNDER_WAY = ".active";

  private final Map<String, Metric> metrics = new HashMap<>();
  private final Map<String, DistributionStatisticConfig> buckets = new HashMap<>();

  /** For all metrics of the contract. */
  public ContractFilter() {
    for (Metric metric : Metrics.ALL) {
      metrics.put(metric.name(), metric);
      if (!metric.bounds().isEmpty()) {
        buckets.put(metric.name(), buckets(metric.bounds()));
      }
    }
  }

  /** A timer's configuration with these upper bounds in seconds. */
  static DistributionStatisticConfig buckets(List<Double> bounds) {
    double nanos = TimeUnit.SECONDS.toNanos(1);
    return DistributionStatisticConfig.builder()
        .percentilesHistogram(false)
        .serviceLevelObjectives(bounds.stream().mapToDouble(bound -> bound * nanos).toArray())
        .build();
  }

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    String name = id.getName();
    boolean isUnderWay =
        name.endsWith(UNDER_WAY)
            && metrics.containsKey(name.substring(0, name.length() - UNDER_WAY.length()));
    return isUnderWay ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    Metric metric = metrics.get(id.getName());
    if (metric == null) {
      return id;
    }
    List<Tag> known = new ArrayList<>();
    boolean all = true;
    for (Tag tag : id.getTagsAsIterable()) {
      // An observation adds "error", with the name of a class or "none".
      if (tag.getKey().equals("error")) {
        all = false;
      } else {
        known.add(tag);
      }
    }
    return all ? id : id.replaceTags(known);
  }

  @Override
  public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
    DistributionStatisticConfig ours = buckets.get(id.getName());
    return ours == null || id.getType() != Meter.Type.TIMER ? config : ours.merge(config);
  }
}
