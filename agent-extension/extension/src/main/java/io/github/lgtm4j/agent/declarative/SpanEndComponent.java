/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.declarative;

import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Who has to see spans end, as a processor in the file. */
public final class SpanEndComponent implements ComponentProvider {
  @Override
  public Class<SpanProcessor> getType() {
    return SpanProcessor.class;
  }

  @Override
  public String getName() {
    return Completion.LGTM4J;
  }

  @Override
  public SpanProcessor create(DeclarativeConfigProperties settings) {
    SpanProcessor processor = LgtmDeclarativeCustomizer.setup().sampling().processor();
    return processor == null ? SpanProcessor.composite() : processor;
  }
}
