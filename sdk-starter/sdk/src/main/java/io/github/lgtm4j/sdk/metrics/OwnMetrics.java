/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.github.lgtm4j.contract.ResourceAttributes;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What a page says besides the application's meters: who it is, and {@code lgtm4j_*} about lgtm4j
 * itself. It is not the application's, so it does not go through its registry of meters.
 *
 * @since 0.1.0
 */
public final class OwnMetrics {
  private final PrometheusRegistry page;
  private final Labels constant;

  /**
   * @param constant labels that are on every series
   */
  public OwnMetrics(PrometheusRegistry page, Map<String, String> constant) {
    this.page = page;
    this.constant = labels(constant);
  }

  /** {@code target_info}: the resource, as far as the contract shows it. */
  public OwnMetrics targetInfo(Supplier<Map<String, String>> resource) {
    page.register(
        () ->
            InfoSnapshot.builder()
                .name("target")
                .help("What the application is")
                .dataPoint(
                    InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(shown(resource.get()))
                        .build())
                .build());
    return this;
  }

  /** A fact; Prometheus shows {@code name_info}. */
  public OwnMetrics info(String name, String help, String... labels) {
    Labels all = Labels.of(labels).merge(constant);
    InfoSnapshot snapshot =
        InfoSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder().labels(all).build())
            .build();
    page.register(() -> snapshot);
    return this;
  }

  /** A number that goes up and down. */
  public OwnMetrics gauge(String name, String help, DoubleSupplier value) {
    page.register(
        () ->
            GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                    GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value(value.getAsDouble())
                        .labels(constant)
                        .build())
                .build());
    return this;
  }

  /** Spans that the collector took, or not; Prometheus shows {@code lgtm4j_exported_total}. */
  public OwnMetrics exported(DoubleSupplier taken, DoubleSupplier failed) {
    page.register(
        () ->
            CounterSnapshot.builder()
                .name("lgtm4j_exported")
                .help("Spans that the collector took, or not")
                .dataPoint(exported(taken.getAsDouble(), "true"))
                .dataPoint(exported(failed.getAsDouble(), "false"))
                .build());
    return this;
  }

  private CounterSnapshot.CounterDataPointSnapshot exported(double value, String success) {
    return CounterSnapshot.CounterDataPointSnapshot.builder()
        .value(value)
        .labels(Labels.of("signal", "traces", "success", success).merge(constant))
        .build();
  }

  private static Labels shown(Map<String, String> resource) {
    Labels.Builder labels = Labels.builder();
    for (String name : ResourceAttributes.TARGET_INFO) {
      String value = resource.get(name);
      if (value != null) {
        labels.label(name.replace('.', '_'), value);
      }
    }
    return labels.build();
  }

  private static Labels labels(Map<String, String> pairs) {
    Labels.Builder labels = Labels.builder();
    pairs.forEach(labels::label);
    return labels.build();
  }
}
