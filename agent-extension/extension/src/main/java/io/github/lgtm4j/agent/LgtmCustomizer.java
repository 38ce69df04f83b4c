/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent;

import io.github.lgtm4j.agent.config.AgentDefaults;
import io.github.lgtm4j.agent.config.AgentSwitch;
import io.github.lgtm4j.agent.config.Preset;
import io.github.lgtm4j.agent.config.Said;
import io.github.lgtm4j.agent.export.Certificates;
import io.github.lgtm4j.agent.metrics.MetricsEndpoint;
import io.github.lgtm4j.agent.traces.MaskedBaggage;
import io.github.lgtm4j.contract.identity.Resolution;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.Collections;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent asks us, once, before it builds its SDK: the resource first, then the signals.
 */
public final class LgtmCustomizer implements AutoConfigurationCustomizerProvider {
  private @Nullable Setup setup;

  @Override
  public void customize(AutoConfigurationCustomizer customizer) {
    customizer
        .addPropertiesSupplier(AgentDefaults::get)
        .addPropertiesCustomizer(AgentDefaults::protocolForPort)
        .addPropertiesCustomizer(AgentDefaults::metricsByOurEndpoint)
        .addPropertiesCustomizer(AgentDefaults::noCaptureWithoutExport)
        .addPropertiesCustomizer(Preset::settings)
        .addPropertiesCustomizer(
            config ->
                AgentSwitch.isOn(config)
                    ? Certificates.keep(config)
                    : Collections.<String, String>emptyMap())
        .addResourceCustomizer(ifOn(this::identify))
        .addSamplerCustomizer(ifOn((sampler, config) -> setup(config).sampler(sampler)))
        .addTracerProviderCustomizer(ifOn(this::processSpans))
        .addPropagatorCustomizer(
            ifOn((propagator, config) -> new MaskedBaggage(propagator, setup(config).masking())))
        .addSpanExporterCustomizer(ifOn((exporter, config) -> setup(config).spans(exporter)))
        .addMetricExporterCustomizer(
            ifOn((exporter, config) -> setup(config).exporters().metrics(exporter)))
        .addLogRecordExporterCustomizer(
            ifOn((exporter, config) -> setup(config).exporters().logs(exporter)))
        .addMeterProviderCustomizer(
            ifOn(
                (builder, config) ->
                    MetricsEndpoint.on(builder, config, setup(config).identity())));
  }

  /** Off leaves everything as the stock agent has it. */
  private static <T> BiFunction<T, ConfigProperties, T> ifOn(
      BiFunction<T, ConfigProperties, T> change) {
    return (stock, config) -> AgentSwitch.isOn(config) ? change.apply(stock, config) : stock;
  }

  private Resource identify(Resource detected, ConfigProperties config) {
    Resolution resolution = IdentityResource.resolve(detected, config);
    setup =
        Setup.of(
            config,
            resolution,
            null,
            Said.text("otel.traces.sampler", config),
            Collections.emptyList());
    return IdentityResource.merge(detected, resolution.identity());
  }

  private SdkTracerProviderBuilder processSpans(
      SdkTracerProviderBuilder builder, ConfigProperties config) {
    SpanProcessor processor = setup(config).sampling().processor();
    return processor == null ? builder : builder.addSpanProcessor(processor);
  }

  private Setup setup(ConfigProperties config) {
    // The agent asks for the resource first; should that change, this is who we are without it.
    if (setup == null) {
      identify(Resource.empty(), config);
    }
    return Objects.requireNonNull(setup);
  }
}
