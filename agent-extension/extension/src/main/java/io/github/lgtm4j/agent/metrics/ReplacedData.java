/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;

/** A metric with other points. */
final class ReplacedData implements MetricData {
  private final MetricData metric;
  private final MetricDataType type;
  private final Data<?> data;

  ReplacedData(MetricData metric, MetricDataType type, Data<?> data) {
    this.metric = metric;
    this.type = type;
    this.data = data;
  }

  @Override
  public Resource getResource() {
    return metric.getResource();
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return metric.getInstrumentationScopeInfo();
  }

  @Override
  public String getName() {
    return metric.getName();
  }

  @Override
  public String getDescription() {
    return metric.getDescription();
  }

  @Override
  public String getUnit() {
    return metric.getUnit();
  }

  @Override
  public MetricDataType getType() {
    return type;
  }

  @Override
  public Data<?> getData() {
    return data;
  }
}
