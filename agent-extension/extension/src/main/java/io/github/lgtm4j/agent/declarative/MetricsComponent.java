/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.declarative;

import io.github.lgtm4j.agent.metrics.MetricsEndpoint;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;
import io.opentelemetry.sdk.metrics.export.MetricReader;

/** Our {@code /metrics} as a reader in the file. */
public final class MetricsComponent implements ComponentProvider {
  @Override
  public Class<MetricReader> getType() {
    return MetricReader.class;
  }

  @Override
  public String getName() {
    return Completion.LGTM4J;
  }

  @Override
  public MetricReader create(DeclarativeConfigProperties settings) {
    return MetricsEndpoint.reader(LgtmDeclarativeCustomizer.setup().config());
  }
}
