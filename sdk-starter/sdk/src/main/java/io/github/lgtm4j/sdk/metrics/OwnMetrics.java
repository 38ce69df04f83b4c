/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.sdk.export.SpanTelemetry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a page says besides the application's meters: who it is, and {@code lgtm4j_*} about lgtm4j
 * itself. It is not the application's, so it does not go through its registry of meters.
 *
 * @since 0.1.0
 */
public final class OwnMetrics {
  private static final String TRACES = "traces";

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
  public OwnMetrics gauge(String name, String help, DoubleSupplier value, String... labels) {
    Labels all = Labels.of(labels).merge(constant);
    page.register(
        () ->
            GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                    GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .value(value.getAsDouble())
                        .labels(all)
                        .build())
                .build());
    return this;
  }

  /**
   * What becomes of traces: which did not begin, which spans the collector took or not, which wait
   * for that and which there was no room for.
   */
  public OwnMetrics traces(SpanTelemetry telemetry) {
    page.register(
        () -> {
          CounterSnapshot.Builder all =
              CounterSnapshot.builder()
                  .name("lgtm4j_traces_not_recorded")
                  .help("Requests that began no trace");
          telemetry
              .sampling()
              .notRecorded()
              .forEach((reason, number) -> all.dataPoint(count(number, "reason", reason)));
          return all.build();
        });
    page.register(
        () ->
            CounterSnapshot.builder()
                .name("lgtm4j_exported")
                .help("Spans that the collector took, or not")
                .dataPoint(count(telemetry.counts()::taken, "signal", TRACES, "success", "true"))
                .dataPoint(count(telemetry.counts()::failed, "signal", TRACES, "success", "false"))
                .build());
    page.register(
        () ->
            CounterSnapshot.builder()
                .name("lgtm4j_dropped")
                .help("Spans that the queue had no room for")
                .dataPoint(count(telemetry.queue()::dropped, "signal", TRACES))
                .build());
    return gauge(
        "lgtm4j_export_queue_size",
        "Spans that wait for their export",
        telemetry.queue()::waiting,
        "signal",
        TRACES);
  }

  private CounterSnapshot.CounterDataPointSnapshot count(LongSupplier value, String... labels) {
    return CounterSnapshot.CounterDataPointSnapshot.builder()
        .value((double) value.getAsLong())
        .labels(Labels.of(labels).merge(constant))
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
