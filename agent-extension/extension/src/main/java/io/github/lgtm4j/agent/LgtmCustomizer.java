/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent;

import io.github.lgtm4j.agent.config.AgentDefaults;
import io.github.lgtm4j.agent.config.AgentSwitch;
import io.github.lgtm4j.agent.export.OtlpExporters;
import io.github.lgtm4j.agent.logs.LogRewriting;
import io.github.lgtm4j.agent.metrics.MetricsEndpoint;
import io.github.lgtm4j.agent.metrics.SelfTelemetry;
import io.github.lgtm4j.agent.startup.StartupReport;
import io.github.lgtm4j.agent.traces.ProbeSampler;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.IdentityResolver;
import io.github.lgtm4j.contract.identity.Resolution;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent asks us, once, before it builds its SDK: the resource first, then the signals.
 */
public final class LgtmCustomizer implements AutoConfigurationCustomizerProvider {
  private @Nullable Identity identity;

  @Override
  public void customize(AutoConfigurationCustomizer customizer) {
    customizer
        .addPropertiesSupplier(AgentDefaults::get)
        .addPropertiesCustomizer(AgentDefaults::protocolForPort)
        .addResourceCustomizer(ifOn(this::identify))
        .addSamplerCustomizer(ifOn(ProbeSampler::before))
        .addSpanExporterCustomizer(
            ifOn((exporter, config) -> OtlpExporters.identify(exporter, config, identity())))
        .addMetricExporterCustomizer(
            ifOn((exporter, config) -> OtlpExporters.identify(exporter, config, identity())))
        .addLogRecordExporterCustomizer(
            ifOn((exporter, config) -> OtlpExporters.identify(exporter, config, identity())))
        .addMeterProviderCustomizer(ifOn(MetricsEndpoint::on));
  }

  /** Off leaves everything as the stock agent has it. */
  private static <T> BiFunction<T, ConfigProperties, T> ifOn(
      BiFunction<T, ConfigProperties, T> change) {
    return (stock, config) -> AgentSwitch.isOn(config) ? change.apply(stock, config) : stock;
  }

  private Resource identify(Resource detected, ConfigProperties config) {
    Resolution resolution = IdentityResource.resolve(detected);
    identity = resolution.identity();
    int problems = StartupReport.print(resolution, destinations(config, identity()));
    SelfTelemetry.gauge("lgtm4j_configuration_problems", "Settings that are wrong", () -> problems);
    return IdentityResource.merge(detected, resolution.identity());
  }

  private static Map<String, String> destinations(ConfigProperties config, Identity identity) {
    Map<String, String> destinations = new LinkedHashMap<>();
    destinations.put("traces", config.getString("otel.exporter.otlp.endpoint", "-"));
    destinations.put("metrics", MetricsEndpoint.address(config));
    destinations.put("logs", "stdout");
    destinations.put("reformat", LogRewriting.configure(config, identity));
    return destinations;
  }

  private Identity identity() {
    // The agent asks for the resource first; should that change, this is who we are without it.
    return identity == null ? new IdentityResolver().resolve().identity() : identity;
  }
}
