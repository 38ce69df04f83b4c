/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.google.protobuf.ByteString;
import io.github.lgtm4j.sink.internal.codec.ExemplarBody;
import io.github.lgtm4j.sink.internal.codec.HistogramBody;
import io.github.lgtm4j.sink.internal.codec.SeriesKey;
import io.github.lgtm4j.sink.internal.intake.MetricBatch;
import io.github.lgtm4j.sink.internal.rules.Lint;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the points of one resource's metrics into samples. */
final class MetricPoints {
  private final String tenant;
  private final Map<String, Object> resource;
  private final Map<String, String> target;
  private final MetricBatch batch;
  private final Lint lint;

  MetricPoints(
      String tenant,
      Map<String, Object> resource,
      Map<String, String> target,
      MetricBatch batch,
      Lint lint) {
    this.tenant = tenant;
    this.resource = resource;
    this.target = target;
    this.batch = batch;
    this.lint = lint;
  }

  void add(Metric metric) {
    String exportedType = exportedType(metric);
    if (exportedType != null) {
      Family family = new Family(metric.getName(), exportedType, metric.getUnit());
      metric.getGauge().getDataPointsList().forEach(point -> number(family, point));
      metric
          .getExponentialHistogram()
          .getDataPointsList()
          .forEach(point -> exponential(family, point));
      return;
    }
    switch (metric.getDataCase()) {
      case GAUGE -> {
        Family family = family(metric, "gauge", false, true, null);
        metric.getGauge().getDataPointsList().forEach(point -> number(family, point));
      }
      case SUM -> {
        var sum = metric.getSum();
        boolean counter = sum.getIsMonotonic();
        Family family =
            family(
                metric,
                counter ? "counter" : "gauge",
                counter,
                false,
                sum.getAggregationTemporality());
        sum.getDataPointsList().forEach(point -> number(family, point));
      }
      case HISTOGRAM -> {
        var histogram = metric.getHistogram();
        Family family =
            family(metric, "histogram", false, false, histogram.getAggregationTemporality());
        histogram.getDataPointsList().forEach(point -> histogram(family, point));
      }
      case EXPONENTIAL_HISTOGRAM -> {
        var histogram = metric.getExponentialHistogram();
        Family family =
            family(metric, "histogram", false, false, histogram.getAggregationTemporality());
        histogram.getDataPointsList().forEach(point -> exponential(family, point));
      }
      case SUMMARY -> {
        Family family = family(metric, "summary", false, false, null);
        metric.getSummary().getDataPointsList().forEach(point -> summary(family, point));
      }
      default -> {
        // A metric without data says nothing.
      }
    }
  }

  /** The type of a series that a sink has exported, whose name is one of Prometheus already. */
  private static @Nullable String exportedType(Metric metric) {
    for (KeyValue entry : metric.getMetadataList()) {
      if (entry.getKey().equals(Markers.METRIC_TYPE)) {
        return entry.getValue().getStringValue();
      }
    }
    return null;
  }

  private record Family(String name, String type, String unit) {}

  private Family family(
      Metric metric,
      String type,
      boolean counter,
      boolean gauge,
      @Nullable AggregationTemporality temporality) {
    String name = PrometheusNames.metric(metric.getName(), metric.getUnit(), counter, gauge);
    boolean delta = temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
    if (delta) {
      lint.delta(tenant, name);
    }
    return new Family(name, delta ? "delta " + type : type, PrometheusNames.unit(metric.getUnit()));
  }

  private void series(Family family, String suffix, Map<String, String> labels) {
    batch.series(
        new SeriesKey(tenant, family.name + suffix, family.type, family.unit, labels), resource);
  }

  private Map<String, String> labels(List<KeyValue> attributes) {
    Map<String, String> labels = new TreeMap<>(PrometheusNames.labels(Attributes.map(attributes)));
    labels.putAll(target);
    return labels;
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }

  private void number(Family family, NumberDataPoint point) {
    series(family, "", labels(point.getAttributesList()));
    batch.sample(
        millis(point.getTimeUnixNano()),
        point.getValueCase() == NumberDataPoint.ValueCase.AS_INT
            ? point.getAsInt()
            : point.getAsDouble());
    point.getExemplarsList().forEach(exemplar -> batch.exemplar(exemplar(exemplar)));
  }

  private void histogram(Family family, HistogramDataPoint point) {
    Map<String, String> labels = labels(point.getAttributesList());
    long time = millis(point.getTimeUnixNano());
    double below = Double.NEGATIVE_INFINITY;
    long count = 0;
    for (int i = 0; i < point.getBucketCountsCount(); i++) {
      double bound =
          i < point.getExplicitBoundsCount()
              ? point.getExplicitBounds(i)
              : Double.POSITIVE_INFINITY;
      count += point.getBucketCounts(i);
      bucket(family, labels, point, below, bound, count);
      below = bound;
    }
    series(family, "_count", labels);
    batch.sample(time, (double) point.getCount());
    if (point.hasSum()) {
      series(family, "_sum", labels);
      batch.sample(time, point.getSum());
    }
  }

  private void bucket(
      Family family,
      Map<String, String> labels,
      HistogramDataPoint point,
      double below,
      double bound,
      long count) {
    Map<String, String> bucket = new TreeMap<>(labels);
    bucket.put("le", bound == Double.POSITIVE_INFINITY ? "+Inf" : text(bound));
    series(family, "_bucket", bucket);
    batch.sample(millis(point.getTimeUnixNano()), (double) count);
    for (Exemplar exemplar : point.getExemplarsList()) {
      ExemplarBody body = exemplar(exemplar);
      if (body.value() > below && body.value() <= bound) {
        batch.exemplar(body);
      }
    }
  }

  private void exponential(Family family, ExponentialHistogramDataPoint point) {
    series(family, "", labels(point.getAttributesList()));
    batch.histogram(
        new HistogramBody(
            millis(point.getTimeUnixNano()),
            point.getScale(),
            point.hasSum() ? point.getSum() : Double.NaN,
            point.getCount(),
            point.getZeroCount(),
            buckets(point.getPositive()),
            buckets(point.getNegative())));
    point.getExemplarsList().forEach(exemplar -> batch.exemplar(exemplar(exemplar)));
  }

  /**
   * OTLP's bucket i holds (base^i, base^(i+1)]; a native histogram's holds (base^(i-1), base^i].
   */
  private static Map<Integer, Double> buckets(ExponentialHistogramDataPoint.Buckets buckets) {
    Map<Integer, Double> counts = new TreeMap<>();
    for (int i = 0; i < buckets.getBucketCountsCount(); i++) {
      if (buckets.getBucketCounts(i) != 0) {
        counts.put(buckets.getOffset() + i + 1, (double) buckets.getBucketCounts(i));
      }
    }
    return counts;
  }

  private void summary(Family family, SummaryDataPoint point) {
    Map<String, String> labels = labels(point.getAttributesList());
    long time = millis(point.getTimeUnixNano());
    point
        .getQuantileValuesList()
        .forEach(
            quantile -> {
              Map<String, String> more = new TreeMap<>(labels);
              more.put("quantile", text(quantile.getQuantile()));
              series(family, "", more);
              batch.sample(time, quantile.getValue());
            });
    series(family, "_count", labels);
    batch.sample(time, (double) point.getCount());
    series(family, "_sum", labels);
    batch.sample(time, point.getSum());
  }

  /** Go's shortest form, in which Prometheus writes bounds: 1 and not 1.0. */
  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static ExemplarBody exemplar(Exemplar exemplar) {
    Map<String, String> labels =
        new TreeMap<>(PrometheusNames.labels(Attributes.map(exemplar.getFilteredAttributesList())));
    put(labels, "trace_id", exemplar.getTraceId());
    put(labels, "span_id", exemplar.getSpanId());
    double value =
        exemplar.getValueCase() == Exemplar.ValueCase.AS_INT
            ? exemplar.getAsInt()
            : exemplar.getAsDouble();
    return new ExemplarBody(millis(exemplar.getTimeUnixNano()), value, labels);
  }

  private static void put(Map<String, String> labels, String name, ByteString id) {
    if (!id.isEmpty()) {
      labels.put(name, LokiLogs.id(id));
    }
  }
}
