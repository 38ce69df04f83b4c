/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the extension says of itself on {@code /metrics}: {@code lgtm4j_*}. It is not part of the
 * application's metrics, so it does not go through its SDK. Values are asked for at a scrape.
 * Thread-safe; who says a name and labels again replaces what was said before.
 */
public final class SelfTelemetry {
  private static final Logger logger = Logger.getLogger(SelfTelemetry.class.getName());
  private static final ConcurrentMap<String, Function<Labels, MetricSnapshot>> metrics =
      new ConcurrentHashMap<>();

  private SelfTelemetry() {}

  /**
   * A number that only grows.
   *
   * @param name without {@code _total}, which Prometheus shows
   * @param labels names and values in turn
   */
  public static void counter(String name, String help, LongSupplier value, String... labels) {
    Labels own = Labels.of(labels);
    put(
        name,
        own,
        constant ->
            CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                    CounterDataPointSnapshot.builder()
                        .value(value.getAsLong())
                        .labels(own.merge(constant))
                        .build())
                .build());
  }

  /**
   * A number that goes up and down.
   *
   * @param labels names and values in turn
   */
  public static void gauge(String name, String help, LongSupplier value, String... labels) {
    Labels own = Labels.of(labels);
    put(
        name,
        own,
        constant ->
            GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                    GaugeDataPointSnapshot.builder()
                        .value(value.getAsLong())
                        .labels(own.merge(constant))
                        .build())
                .build());
  }

  /**
   * A fact.
   *
   * @param name without {@code _info}, which Prometheus shows
   * @param labels names and values in turn
   */
  public static void info(String name, String help, String... labels) {
    Labels own = Labels.of(labels);
    put(
        name,
        Labels.EMPTY,
        constant ->
            InfoSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(InfoDataPointSnapshot.builder().labels(own.merge(constant)).build())
                .build());
  }

  /** All that can be asked; a value that fails costs itself and not the page. */
  static List<MetricSnapshot> snapshots(Labels constant) {
    List<MetricSnapshot> snapshots = new ArrayList<>();
    metrics.forEach(
        (name, metric) -> {
          try {
            snapshots.add(metric.apply(constant));
          } catch (RuntimeException e) {
            logger.log(Level.FINE, "Left out: " + name, e);
          }
        });
    return snapshots;
  }

  private static void put(String name, Labels own, Function<Labels, MetricSnapshot> snapshot) {
    metrics.put(name + own, snapshot);
  }
}
