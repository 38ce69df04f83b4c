/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.declarative;

import io.github.lgtm4j.agent.traces.MaskedBaggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;

/** Baggage that is masked when it leaves, as a propagator in the file. */
public final class BaggageComponent implements ComponentProvider {
  @Override
  public Class<TextMapPropagator> getType() {
    return TextMapPropagator.class;
  }

  @Override
  public String getName() {
    return Completion.MASKED_BAGGAGE;
  }

  @Override
  public TextMapPropagator create(DeclarativeConfigProperties settings) {
    return new MaskedBaggage(
        W3CBaggagePropagator.getInstance(), LgtmDeclarativeCustomizer.setup().masking());
  }
}
