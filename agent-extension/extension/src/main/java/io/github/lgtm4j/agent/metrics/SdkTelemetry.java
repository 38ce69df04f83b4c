/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What the SDK counts of itself, under names that say whose it is. Its own ({@code queueSize},
 * {@code processedSpans}) are no names for Prometheus, and stand among the application's.
 */
final class SdkTelemetry {
  private static final String EXPORTED = "otlp.exporter.exported";
  private static final String QUEUE = "queueSize";

  /**
   * The last adds nothing: what was seen has been exported, or is about to be; nor do those of the
   * SDK's newer names, which it has beside these in one of the modes of configuration.
   */
  private static final List<String> NAMES =
      Arrays.asList(EXPORTED, QUEUE, "processedSpans", "processedLogs", "otlp.exporter.seen");

  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("type");
  private static final AttributeKey<String> PROCESSOR = AttributeKey.stringKey("processorType");
  private static final AttributeKey<Boolean> SUCCESS = AttributeKey.booleanKey("success");
  private static final AttributeKey<Boolean> DROPPED = AttributeKey.booleanKey("dropped");

  private SdkTelemetry() {}

  /** Whether it is one of those; an application's own {@code queueSize} is not. */
  static boolean has(MetricData metric) {
    String scope = metric.getInstrumentationScopeInfo().getName();
    return (NAMES.contains(metric.getName()) || metric.getName().startsWith("otel.sdk."))
        && (scope.startsWith("io.opentelemetry.sdk.")
            || scope.startsWith("io.opentelemetry.exporters."));
  }

  /** Adds it as {@code lgtm4j_*}. */
  static void add(Families families, MetricData metric, Labels constant) {
    String name = metric.getName();
    if (name.equals(EXPORTED)) {
      for (LongPointData point : metric.getLongSumData().getPoints()) {
        families.add(exported(point, constant), true);
      }
    } else if (name.equals(QUEUE)) {
      for (LongPointData point : metric.getLongGaugeData().getPoints()) {
        families.add(queue(point, constant), true);
      }
    } else if (name.startsWith("processed")) {
      families.add(dropped(metric.getLongSumData().getPoints(), constant), true);
    }
  }

  private static MetricSnapshot exported(LongPointData point, Labels constant) {
    String success = String.valueOf(point.getAttributes().get(SUCCESS));
    Labels own = Labels.of("signal", signal(point.getAttributes()), "success", success);
    return counter(
        "lgtm4j_exported",
        "Spans, log records and metrics that the collector took, or not",
        point.getValue(),
        own.merge(constant));
  }

  /** Zero is worth a series: who waits for drops wants to know that they are counted. */
  private static MetricSnapshot dropped(Collection<LongPointData> points, Labels constant) {
    long dropped = 0;
    String signal = "";
    for (LongPointData point : points) {
      signal = signal(point.getAttributes());
      if (Boolean.TRUE.equals(point.getAttributes().get(DROPPED))) {
        dropped += point.getValue();
      }
    }
    return counter(
        "lgtm4j_dropped",
        "Spans and log records that the queue had no room for",
        dropped,
        Labels.of("signal", signal).merge(constant));
  }

  private static MetricSnapshot queue(LongPointData point, Labels constant) {
    return GaugeSnapshot.builder()
        .name("lgtm4j_export_queue_size")
        .help("Spans and log records that wait for their export")
        .dataPoint(
            GaugeDataPointSnapshot.builder()
                .value(point.getValue())
                .labels(Labels.of("signal", signal(point.getAttributes())).merge(constant))
                .build())
        .build();
  }

  private static MetricSnapshot counter(String name, String help, long value, Labels labels) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(CounterDataPointSnapshot.builder().value(value).labels(labels).build())
        .build();
  }

  private static String signal(Attributes attributes) {
    String of = attributes.get(TYPE) != null ? attributes.get(TYPE) : attributes.get(PROCESSOR);
    String thing = String.valueOf(of);
    return thing.endsWith("span") || thing.contains("Span")
        ? "traces"
        : thing.endsWith("metric") ? "metrics" : "logs";
  }
}
