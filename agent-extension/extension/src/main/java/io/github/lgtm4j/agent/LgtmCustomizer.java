/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent;

import io.github.lgtm4j.agent.config.AgentDefaults;
import io.github.lgtm4j.agent.config.AgentSwitch;
import io.github.lgtm4j.agent.metrics.MetricsEndpoint;
import io.github.lgtm4j.contract.identity.Resolution;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;

/** Where the agent asks us, once, before it builds its SDK. */
public final class LgtmCustomizer implements AutoConfigurationCustomizerProvider {

  @Override
  public void customize(AutoConfigurationCustomizer customizer) {
    customizer
        .addPropertiesSupplier(AgentDefaults::get)
        .addPropertiesCustomizer(AgentDefaults::protocolForPort)
        .addResourceCustomizer(LgtmCustomizer::identify)
        .addMeterProviderCustomizer(
            (builder, config) ->
                AgentSwitch.isOn(config) ? MetricsEndpoint.on(builder, config) : builder);
  }

  private static Resource identify(Resource resource, ConfigProperties config) {
    if (!AgentSwitch.isOn(config)) {
      return resource;
    }
    Resolution resolution = IdentityResource.resolve(resource);
    StartupReport.print(resolution.problems());
    return IdentityResource.merge(resource, resolution.identity());
  }
}
