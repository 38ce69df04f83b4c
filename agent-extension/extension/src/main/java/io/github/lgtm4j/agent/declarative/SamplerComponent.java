/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.declarative;

import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfiguration;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** Our rules in front of the sampler of the file. */
public final class SamplerComponent implements ComponentProvider {
  @Override
  public Class<Sampler> getType() {
    return Sampler.class;
  }

  @Override
  public String getName() {
    return Completion.LGTM4J;
  }

  @Override
  public Sampler create(DeclarativeConfigProperties settings) {
    DeclarativeConfigProperties theirs = settings.getStructured("sampler");
    Sampler sampler =
        theirs == null
            ? Sampler.parentBased(Sampler.alwaysOn())
            : DeclarativeConfiguration.createSampler(theirs);
    return LgtmDeclarativeCustomizer.setup().sampler(sampler);
  }
}
