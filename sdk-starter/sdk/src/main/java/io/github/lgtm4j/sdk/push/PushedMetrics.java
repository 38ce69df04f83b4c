/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.push;

import io.github.lgtm4j.sdk.push.Pushed.Histogram;
import io.github.lgtm4j.sdk.push.Pushed.HistogramPoint;
import io.github.lgtm4j.sdk.push.Pushed.NumberPoint;
import io.github.lgtm4j.sdk.push.Pushed.Sum;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A page of Prometheus as OTLP's metrics. Names stay as they are shown, but for the {@code _total}
 * that the way back adds. Facts ({@code _info}) are left out: the resource says them.
 */
final class PushedMetrics {
  private final Resource resource;
  private final long start =
      TimeUnit.MILLISECONDS.toNanos(ManagementFactory.getRuntimeMXBean().getStartTime());
  private final long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());

  private PushedMetrics(Resource resource) {
    this.resource = resource;
  }

  static Collection<MetricData> of(MetricSnapshots page, Resource resource) {
    PushedMetrics pushed = new PushedMetrics(resource);
    List<MetricData> metrics = new ArrayList<>();
    for (MetricSnapshot snapshot : page) {
      if (snapshot instanceof CounterSnapshot counter) {
        metrics.add(pushed.counter(counter));
      } else if (snapshot instanceof GaugeSnapshot gauge) {
        metrics.add(pushed.gauge(gauge));
      } else if (snapshot instanceof HistogramSnapshot histogram) {
        metrics.add(pushed.histogram(histogram));
      }
    }
    return metrics;
  }

  private MetricData counter(CounterSnapshot snapshot) {
    List<DoublePointData> points = new ArrayList<>();
    snapshot
        .getDataPoints()
        .forEach(p -> points.add(new NumberPoint(start, now, labels(p), p.getValue())));
    return metric(snapshot, MetricDataType.DOUBLE_SUM, new Sum(points));
  }

  private MetricData gauge(GaugeSnapshot snapshot) {
    List<DoublePointData> points = new ArrayList<>();
    snapshot
        .getDataPoints()
        .forEach(p -> points.add(new NumberPoint(start, now, labels(p), p.getValue())));
    return metric(snapshot, MetricDataType.DOUBLE_GAUGE, new Pushed.Gauge(points));
  }

  private MetricData histogram(HistogramSnapshot snapshot) {
    List<HistogramPointData> points = new ArrayList<>();
    for (HistogramSnapshot.HistogramDataPointSnapshot point : snapshot.getDataPoints()) {
      ClassicHistogramBuckets buckets = point.getClassicBuckets();
      List<Double> bounds = new ArrayList<>();
      List<Long> counts = new ArrayList<>();
      for (int i = 0; i < buckets.size(); i++) {
        counts.add(buckets.getCount(i));
        if (!Double.isInfinite(buckets.getUpperBound(i))) {
          bounds.add(buckets.getUpperBound(i));
        }
      }
      points.add(new HistogramPoint(start, now, labels(point), point.getSum(), bounds, counts));
    }
    return metric(snapshot, MetricDataType.HISTOGRAM, new Histogram(points));
  }

  private MetricData metric(
      MetricSnapshot snapshot,
      MetricDataType type,
      io.opentelemetry.sdk.metrics.data.Data<?> data) {
    String help = snapshot.getMetadata().getHelp();
    return new Pushed.Metric(
        resource, snapshot.getMetadata().getPrometheusName(), help == null ? "" : help, type, data);
  }

  private static Attributes labels(DataPointSnapshot point) {
    AttributesBuilder attributes = Attributes.builder();
    for (Label label : point.getLabels()) {
      // An empty label is none to Prometheus.
      if (!label.getValue().isEmpty()) {
        attributes.put(label.getName(), label.getValue());
      }
    }
    return attributes.build();
  }
}
