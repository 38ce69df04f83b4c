/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExemplarData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Exemplars lead to a trace and say nothing else. The attributes that the SDK adds to them are
 * those that were left out of the series on purpose, such as an address; OpenMetrics has no room
 * for them, and the stock converter would warn of each.
 */
final class TraceExemplars {
  private TraceExemplars() {}

  /** The metric with nothing but trace and span id on its exemplars. */
  static MetricData only(MetricData metric) {
    boolean none =
        metric.getData().getPoints().stream().allMatch(point -> point.getExemplars().isEmpty());
    if (none) {
      return metric;
    }
    switch (metric.getType()) {
      case HISTOGRAM:
        HistogramData histogram = metric.getHistogramData();
        return with(
            metric,
            HistogramData.create(
                histogram.getAggregationTemporality(),
                each(histogram.getPoints(), TraceExemplars::histogramPoint)));
      case EXPONENTIAL_HISTOGRAM:
        ExponentialHistogramData exponential = metric.getExponentialHistogramData();
        return with(
            metric,
            ExponentialHistogramData.create(
                exponential.getAggregationTemporality(),
                each(exponential.getPoints(), TraceExemplars::exponentialPoint)));
      case LONG_SUM:
        SumData<LongPointData> longs = metric.getLongSumData();
        return sum(metric, longs, each(longs.getPoints(), TraceExemplars::longPoint));
      case DOUBLE_SUM:
        SumData<DoublePointData> doubles = metric.getDoubleSumData();
        return sum(metric, doubles, each(doubles.getPoints(), TraceExemplars::doublePoint));
      case LONG_GAUGE:
        return gauge(
            metric, each(metric.getLongGaugeData().getPoints(), TraceExemplars::longPoint));
      case DOUBLE_GAUGE:
        return gauge(
            metric, each(metric.getDoubleGaugeData().getPoints(), TraceExemplars::doublePoint));
      default:
        return metric;
    }
  }

  private static MetricData with(MetricData metric, Data<?> data) {
    return new ReplacedData(metric, metric.getType(), data);
  }

  // Prometheus only knows doubles, and the SDK has no way to make a long point with exemplars.

  private static MetricData sum(
      MetricData metric, SumData<?> sum, Collection<DoublePointData> points) {
    return new ReplacedData(
        metric,
        MetricDataType.DOUBLE_SUM,
        SumData.createDoubleSumData(sum.isMonotonic(), sum.getAggregationTemporality(), points));
  }

  private static MetricData gauge(MetricData metric, Collection<DoublePointData> points) {
    return new ReplacedData(
        metric, MetricDataType.DOUBLE_GAUGE, GaugeData.createDoubleGaugeData(points));
  }

  private static HistogramPointData histogramPoint(HistogramPointData point) {
    return new HistogramPoint(point, plain(point.getExemplars()));
  }

  private static ExponentialHistogramPointData exponentialPoint(ExponentialHistogramPointData p) {
    return ExponentialHistogramPointData.create(
        p.getScale(),
        p.getSum(),
        p.getZeroCount(),
        p.hasMin(),
        p.getMin(),
        p.hasMax(),
        p.getMax(),
        p.getPositiveBuckets(),
        p.getNegativeBuckets(),
        p.getStartEpochNanos(),
        p.getEpochNanos(),
        p.getAttributes(),
        plain(p.getExemplars()));
  }

  private static DoublePointData longPoint(LongPointData point) {
    return point(point, point.getValue());
  }

  private static DoublePointData doublePoint(DoublePointData point) {
    return point(point, point.getValue());
  }

  private static DoublePointData point(PointData point, double value) {
    return DoublePointData.create(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        point.getAttributes(),
        value,
        plain(point.getExemplars()));
  }

  private static List<DoubleExemplarData> plain(List<? extends ExemplarData> exemplars) {
    List<DoubleExemplarData> plain = new ArrayList<>(exemplars.size());
    for (ExemplarData exemplar : exemplars) {
      if (exemplar.getSpanContext().isValid()) {
        plain.add(
            DoubleExemplarData.create(
                Attributes.empty(),
                exemplar.getEpochNanos(),
                exemplar.getSpanContext(),
                value(exemplar)));
      }
    }
    return plain;
  }

  private static double value(ExemplarData exemplar) {
    return exemplar instanceof LongExemplarData
        ? ((LongExemplarData) exemplar).getValue()
        : ((DoubleExemplarData) exemplar).getValue();
  }

  private static <A, B> Collection<B> each(Collection<A> points, Function<A, B> change) {
    return points.stream().map(change).collect(Collectors.toList());
  }
}
