/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.traces;

import io.github.lgtm4j.sdk.export.SpanQueue;
import io.opentelemetry.api.metrics.MeterBuilder;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;

/**
 * Where Boot's processor of spans counts its queue. It is no {@link SdkMeterProvider} to Boot,
 * which would make it the application's: metrics are Micrometer's.
 */
final class SpanMeters implements MeterProvider {
  private final SdkMeterProvider provider;

  SpanMeters(SpanQueue queue) {
    provider = queue.readFrom(SdkMeterProvider.builder()).build();
  }

  @Override
  public MeterBuilder meterBuilder(String scope) {
    return provider.meterBuilder(scope);
  }
}
