/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Metrics by the name that Prometheus shows. Without scope labels two libraries that measure the
 * same thing, say two HTTP clients, meet in one series: what can be added up is, and of anything
 * else the first stays.
 */
final class Families {
  private final Map<String, MetricSnapshot> byName = new LinkedHashMap<>();

  /**
   * @param sum whether a gauge of that kind is a sum, which can be added up
   */
  void add(MetricSnapshot snapshot, boolean sum) {
    byName.merge(
        snapshot.getMetadata().getPrometheusName(),
        snapshot,
        (first, second) -> merge(first, second, sum));
  }

  /** Adds those whose name is not there yet. */
  void addMissing(Families others) {
    others.byName.forEach(byName::putIfAbsent);
  }

  MetricSnapshots snapshots() {
    return new MetricSnapshots(byName.values());
  }

  private static MetricSnapshot merge(MetricSnapshot first, MetricSnapshot second, boolean sum) {
    if (first instanceof CounterSnapshot && second instanceof CounterSnapshot) {
      return new CounterSnapshot(
          first.getMetadata(),
          merge(
              ((CounterSnapshot) first).getDataPoints(),
              ((CounterSnapshot) second).getDataPoints(),
              Families::add));
    }
    if (first instanceof GaugeSnapshot && second instanceof GaugeSnapshot) {
      return new GaugeSnapshot(
          first.getMetadata(),
          merge(
              ((GaugeSnapshot) first).getDataPoints(),
              ((GaugeSnapshot) second).getDataPoints(),
              sum ? Families::add : (one, other) -> one));
    }
    if (first instanceof HistogramSnapshot && second instanceof HistogramSnapshot) {
      return new HistogramSnapshot(
          first.getMetadata(),
          merge(
              ((HistogramSnapshot) first).getDataPoints(),
              ((HistogramSnapshot) second).getDataPoints(),
              Families::add));
    }
    return first;
  }

  private static <P extends DataPointSnapshot> Collection<P> merge(
      List<P> first, List<P> second, BinaryOperator<P> inOneSeries) {
    Map<Labels, P> series = new LinkedHashMap<>();
    first.forEach(point -> series.put(point.getLabels(), point));
    second.forEach(point -> series.merge(point.getLabels(), point, inOneSeries));
    return series.values();
  }

  private static CounterDataPointSnapshot add(
      CounterDataPointSnapshot one, CounterDataPointSnapshot other) {
    return new CounterDataPointSnapshot(
        one.getValue() + other.getValue(),
        one.getLabels(),
        one.getExemplar() != null ? one.getExemplar() : other.getExemplar(),
        one.getCreatedTimestampMillis());
  }

  private static GaugeDataPointSnapshot add(
      GaugeDataPointSnapshot one, GaugeDataPointSnapshot other) {
    return new GaugeDataPointSnapshot(
        one.getValue() + other.getValue(), one.getLabels(), one.getExemplar());
  }

  private static HistogramDataPointSnapshot add(
      HistogramDataPointSnapshot one, HistogramDataPointSnapshot other) {
    ClassicHistogramBuckets buckets = one.getClassicBuckets();
    ClassicHistogramBuckets others = other.getClassicBuckets();
    double[] bounds = bounds(buckets);
    if (bounds.length == 0 || !Arrays.equals(bounds, bounds(others))) {
      return one;
    }
    long[] counts = new long[bounds.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = buckets.getCount(i) + others.getCount(i);
    }
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(bounds, counts),
        one.getSum() + other.getSum(),
        one.getLabels(),
        add(one.getExemplars(), other.getExemplars()),
        one.getCreatedTimestampMillis());
  }

  private static double[] bounds(ClassicHistogramBuckets buckets) {
    double[] bounds = new double[buckets.size()];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = buckets.getUpperBound(i);
    }
    return bounds;
  }

  private static Exemplars add(Exemplars some, Exemplars others) {
    List<Exemplar> all = new ArrayList<>();
    some.forEach(all::add);
    others.forEach(all::add);
    return Exemplars.of(all);
  }
}
