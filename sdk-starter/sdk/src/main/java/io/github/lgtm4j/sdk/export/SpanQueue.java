/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.function.ToLongFunction;

/**
 * What OpenTelemetry counts of the queue in front of the exporter. It says so by its own metrics;
 * this reads those two, and nothing else is kept for it. Thread-safe.
 *
 * @since 0.1.0
 */
public final class SpanQueue implements MetricReader {
  private static final String SIZE = "queueSize";
  private static final String PROCESSED = "processedSpans";
  private static final AttributeKey<Boolean> DROPPED = AttributeKey.booleanKey("dropped");

  private volatile CollectionRegistration registration = CollectionRegistration.noop();

  SpanQueue() {}

  /** From now on that of processors which count there. */
  public SdkMeterProviderBuilder readFrom(SdkMeterProviderBuilder provider) {
    return provider
        .registerMetricReader(this)
        .registerView(named(SIZE), kept(Aggregation.lastValue()))
        .registerView(named(PROCESSED), kept(Aggregation.sum()));
  }

  /** Spans that wait for their export. */
  public long waiting() {
    return sum(SIZE, LongPointData::getValue);
  }

  /** Spans that there was no room for. */
  public long dropped() {
    return sum(
        PROCESSED,
        point -> Boolean.TRUE.equals(point.getAttributes().get(DROPPED)) ? point.getValue() : 0);
  }

  private long sum(String name, ToLongFunction<LongPointData> value) {
    long sum = 0;
    for (MetricData metric : registration.collectAllMetrics()) {
      if (metric.getName().equals(name) && isTheSdks(metric)) {
        for (LongPointData point :
            name.equals(SIZE)
                ? metric.getLongGaugeData().getPoints()
                : metric.getLongSumData().getPoints()) {
          sum += value.applyAsLong(point);
        }
      }
    }
    return sum;
  }

  private static boolean isTheSdks(MetricData metric) {
    return metric.getInstrumentationScopeInfo().getName().startsWith("io.opentelemetry.sdk.");
  }

  private static InstrumentSelector named(String name) {
    return InstrumentSelector.builder().setName(name).build();
  }

  private static View kept(Aggregation aggregation) {
    return View.builder().setAggregation(aggregation).build();
  }

  @Override
  public void register(CollectionRegistration registration) {
    this.registration = registration;
  }

  @Override
  public Aggregation getDefaultAggregation(InstrumentType instrumentType) {
    return Aggregation.drop();
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType instrumentType) {
    return AggregationTemporality.CUMULATIVE;
  }

  @Override
  public CompletableResultCode forceFlush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
