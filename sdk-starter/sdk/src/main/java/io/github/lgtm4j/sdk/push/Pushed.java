/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.push;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Collection;
import java.util.List;

/**
 * The SDK's interfaces of metrics: what makes them there is internal, and moved between versions.
 */
final class Pushed {
  private static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.empty();

  private Pushed() {}

  record Metric(Resource resource, String name, String help, MetricDataType type, Data<?> data)
      implements MetricData {
    @Override
    public Resource getResource() {
      return resource;
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
      return SCOPE;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public String getDescription() {
      return help;
    }

    /** The name has it already. */
    @Override
    public String getUnit() {
      return "";
    }

    @Override
    public MetricDataType getType() {
      return type;
    }

    @Override
    public Data<?> getData() {
      return data;
    }

    // OpenTelemetry 1.49, which Boot 3.5 has, casts to classes of its own in these.

    @Override
    @SuppressWarnings("unchecked") // Doubles are all there is.
    public SumData<DoublePointData> getDoubleSumData() {
      return (SumData<DoublePointData>) data;
    }

    @Override
    @SuppressWarnings("unchecked") // Doubles are all there is.
    public GaugeData<DoublePointData> getDoubleGaugeData() {
      return (GaugeData<DoublePointData>) data;
    }

    @Override
    public HistogramData getHistogramData() {
      return (HistogramData) data;
    }
  }

  record Sum(Collection<DoublePointData> points) implements SumData<DoublePointData> {
    @Override
    public boolean isMonotonic() {
      return true;
    }

    @Override
    public AggregationTemporality getAggregationTemporality() {
      return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public Collection<DoublePointData> getPoints() {
      return points;
    }
  }

  record Gauge(Collection<DoublePointData> points) implements GaugeData<DoublePointData> {
    @Override
    public Collection<DoublePointData> getPoints() {
      return points;
    }
  }

  record Histogram(Collection<HistogramPointData> points) implements HistogramData {
    @Override
    public AggregationTemporality getAggregationTemporality() {
      return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public Collection<HistogramPointData> getPoints() {
      return points;
    }
  }

  record NumberPoint(long start, long now, Attributes attributes, double value)
      implements DoublePointData {
    @Override
    public long getStartEpochNanos() {
      return start;
    }

    @Override
    public long getEpochNanos() {
      return now;
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public double getValue() {
      return value;
    }

    @Override
    public List<DoubleExemplarData> getExemplars() {
      return List.of();
    }
  }

  record HistogramPoint(
      long start,
      long now,
      Attributes attributes,
      double sum,
      List<Double> bounds,
      List<Long> counts)
      implements HistogramPointData {
    @Override
    public long getStartEpochNanos() {
      return start;
    }

    @Override
    public long getEpochNanos() {
      return now;
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public double getSum() {
      return sum;
    }

    @Override
    public long getCount() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public boolean hasMin() {
      return false;
    }

    @Override
    public double getMin() {
      return 0;
    }

    @Override
    public boolean hasMax() {
      return false;
    }

    @Override
    public double getMax() {
      return 0;
    }

    @Override
    public List<Double> getBoundaries() {
      return bounds;
    }

    @Override
    public List<Long> getCounts() {
      return counts;
    }

    @Override
    public List<DoubleExemplarData> getExemplars() {
      return List.of();
    }
  }
}
