/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.transfer;

import io.github.lgtm4j.sink.internal.codec.ExemplarBody;
import io.github.lgtm4j.sink.internal.codec.HistogramBody;
import io.github.lgtm4j.sink.internal.codec.SampleBody;
import io.github.lgtm4j.sink.internal.codec.SeriesKey;
import io.github.lgtm4j.sink.internal.otlp.Markers;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes series as OTLP metrics: a series is a gauge of its name in Prometheus, whose metadata tell
 * the type, or an exponential histogram.
 */
final class SeriesExport {
  private final Map<SeriesKey, Metric.Builder> metrics = new LinkedHashMap<>();

  void add(StoredRecord stored) {
    SeriesKey key = SeriesKey.unpack(stored.bytes(stored.first()));
    Metric.Builder metric = metrics.computeIfAbsent(key, SeriesExport::metric);
    switch (stored.kind()) {
      case SAMPLE -> {
        SampleBody sample = SampleBody.unpack(stored.body());
        metric.getGaugeBuilder().addDataPoints(point(key, sample));
      }
      case HISTOGRAM ->
          metric
              .getExponentialHistogramBuilder()
              .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
              .addDataPoints(histogram(key, HistogramBody.unpack(stored.body())));
      default -> exemplar(metric, ExemplarBody.unpack(stored.body()));
    }
  }

  private static Metric.Builder metric(SeriesKey key) {
    return Metric.newBuilder()
        .setName(key.name())
        .setUnit(key.unit())
        .addMetadata(Exporter.attribute(Markers.METRIC_TYPE, key.type()));
  }

  private static List<KeyValue> attributes(SeriesKey key) {
    List<KeyValue> attributes = new ArrayList<>();
    key.labels().forEach((name, value) -> attributes.add(Exporter.attribute(name, value)));
    return attributes;
  }

  private static NumberDataPoint point(SeriesKey key, SampleBody sample) {
    return NumberDataPoint.newBuilder()
        .setTimeUnixNano(sample.epochMillis() * 1_000_000)
        .setAsDouble(sample.value())
        .addAllAttributes(attributes(key))
        .build();
  }

  private static ExponentialHistogramDataPoint histogram(SeriesKey key, HistogramBody body) {
    var point =
        ExponentialHistogramDataPoint.newBuilder()
            .setTimeUnixNano(body.epochMillis() * 1_000_000)
            .setScale(body.scale())
            .setCount(Math.round(body.count()))
            .setZeroCount(Math.round(body.zeroCount()))
            .addAllAttributes(attributes(key));
    if (!Double.isNaN(body.sum())) {
      point.setSum(body.sum());
    }
    buckets(point.getPositiveBuilder(), new TreeMap<>(body.positive()));
    buckets(point.getNegativeBuilder(), new TreeMap<>(body.negative()));
    return point.build();
  }

  private static void buckets(
      ExponentialHistogramDataPoint.Buckets.Builder buckets, SortedMap<Integer, Double> counts) {
    if (counts.isEmpty()) {
      return;
    }
    buckets.setOffset(counts.firstKey() - 1);
    for (int index = counts.firstKey(); index <= counts.lastKey(); index++) {
      buckets.addBucketCounts(Math.round(counts.getOrDefault(index, 0.0)));
    }
  }

  /** An exemplar belongs to the sample before it; without one in this segment it is left out. */
  private static void exemplar(Metric.Builder metric, ExemplarBody body) {
    int last = metric.getGauge().getDataPointsCount() - 1;
    if (last < 0) {
      return;
    }
    Exemplar.Builder exemplar =
        Exemplar.newBuilder()
            .setTimeUnixNano(body.epochMillis() * 1_000_000)
            .setAsDouble(body.value());
    body.labels()
        .forEach((name, value) -> exemplar.addFilteredAttributes(Exporter.attribute(name, value)));
    metric.getGaugeBuilder().getDataPointsBuilder(last).addExemplars(exemplar);
  }

  void drain(Consumer<OtlpBatch> consumer) {
    Map<String, ExportMetricsServiceRequest.Builder> requests = new LinkedHashMap<>();
    metrics.forEach(
        (key, metric) ->
            requests
                .computeIfAbsent(key.tenant(), SeriesExport::request)
                .getResourceMetricsBuilder(0)
                .getScopeMetricsBuilder(0)
                .addMetrics(metric));
    requests.forEach(
        (tenant, request) ->
            consumer.accept(new OtlpBatch(tenant, "/v1/metrics", request.build())));
    metrics.clear();
  }

  private static ExportMetricsServiceRequest.Builder request(String tenant) {
    var request = ExportMetricsServiceRequest.newBuilder();
    request
        .addResourceMetricsBuilder()
        .setResource(Exporter.resource(tenant, Map.of(), ""))
        .addScopeMetricsBuilder();
    return request;
  }
}
