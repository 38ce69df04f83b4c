/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.lgtm4j.contract.Metric;
import io.github.lgtm4j.contract.Metrics;
import io.github.lgtm4j.sink.internal.codec.SeriesKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares series with the metrics of the contract. */
final class MetricContract {
  private static final Map<String, Metric> BY_NAME =
      Metrics.ALL.stream().collect(toUnmodifiableMap(Metric::prometheusName, metric -> metric));
  private static final List<String> SUFFIXES = List.of("_bucket", "_count", "_sum");

  private final Gate gate;

  MetricContract(Gate gate) {
    this.gate = gate;
  }

  void check(SeriesKey key) {
    Metric metric = find(key.name());
    if (metric == null) {
      return;
    }
    if (!key.type().equals("unknown") && !key.type().equals(metric.instrument().prometheusType())) {
      gate.flag(
          "contract-metric-type",
          key.tenant(),
          key.name(),
          metric.prometheusName(),
          key.type(),
          metric.instrument().prometheusType());
    }
    for (String label : metric.requiredLabels()) {
      if (!key.labels().containsKey(label)) {
        gate.flag(
            "contract-metric-label",
            key.tenant(),
            metric.prometheusName(),
            metric.prometheusName(),
            label);
      }
    }
    bound(key, metric);
  }

  private void bound(SeriesKey key, Metric metric) {
    String le = key.labels().get("le");
    if (le == null || le.equals("+Inf") || metric.bounds().isEmpty()) {
      return;
    }
    try {
      if (!metric.bounds().contains(Double.parseDouble(le))) {
        gate.flag(
            "contract-metric-bound",
            key.tenant(),
            metric.prometheusName(),
            metric.prometheusName(),
            le);
      }
    } catch (NumberFormatException e) {
      gate.flag(
          "contract-metric-bound",
          key.tenant(),
          metric.prometheusName(),
          metric.prometheusName(),
          le);
    }
  }

  private static @Nullable Metric find(String name) {
    Metric metric = BY_NAME.get(name);
    for (String suffix : SUFFIXES) {
      if (metric == null && name.endsWith(suffix)) {
        metric = BY_NAME.get(name.substring(0, name.length() - suffix.length()));
      }
    }
    return metric;
  }
}
