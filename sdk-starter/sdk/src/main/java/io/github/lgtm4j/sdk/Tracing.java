/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.SettingReader;
import io.github.lgtm4j.sdk.config.BuildInfo;
import io.github.lgtm4j.sdk.config.NodesAlloy;
import io.github.lgtm4j.sdk.config.SignalSettings;
import io.github.lgtm4j.sdk.export.CarefulSpanExporter;
import io.github.lgtm4j.sdk.export.Certificates;
import io.github.lgtm4j.sdk.export.EndpointCheck;
import io.github.lgtm4j.sdk.export.OtlpHeaders;
import io.github.lgtm4j.sdk.export.SpanExporters;
import io.github.lgtm4j.sdk.export.SpanTelemetry;
import io.github.lgtm4j.sdk.push.LastValues;
import io.github.lgtm4j.sdk.traces.MaskedBaggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's SDK by the contract: its own settings keep working, and ours are what holds
 * without them.
 */
final class Tracing {
  static final String SAMPLER = "otel.traces.sampler";

  private final LgtmBuilder wishes;
  private final SignalSettings settings;
  private final Identity identity;
  private final SpanTelemetry telemetry;
  private final Map<String, String> resource = new TreeMap<>();
  private final OpenTelemetrySdk sdk;
  private Certificates certificates = Certificates.of(setting -> null);
  private Function<String, @Nullable String> said = setting -> null;
  private String endpoint = "-";
  private @Nullable LastValues push;

  /**
   * @throws io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException if one of OpenTelemetry's
   *     own settings is wrong
   */
  Tracing(LgtmBuilder wishes, SignalSettings settings, Identity identity, SpanTelemetry telemetry) {
    this.wishes = wishes;
    this.settings = settings;
    this.identity = identity;
    this.telemetry = telemetry;
    AutoConfiguredOpenTelemetrySdkBuilder builder =
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(OtelDefaults::get)
            .addPropertiesCustomizer(config -> wishes.openTelemetryProperties)
            .addPropertiesCustomizer(OtelDefaults::protocolForPort)
            .addPropertiesCustomizer(this::keepCertificates)
            .addResourceCustomizer((detected, config) -> resource(detected))
            .addPropagatorCustomizer(
                (propagator, config) -> new MaskedBaggage(propagator, settings.masking()))
            .addSamplerCustomizer(
                (sampler, config) ->
                    telemetry.sampling().before(sampler, config.getString(SAMPLER) != null))
            .addSpanExporterCustomizer(this::exporter)
            .addMeterProviderCustomizer((provider, config) -> telemetry.queue().readFrom(provider))
            .addTracerProviderCustomizer(
                (provider, config) -> {
                  provider.addSpanProcessor(telemetry.sampling().processor());
                  wishes.tracerProvider.accept(provider);
                  return provider;
                });
    if (wishes.global) {
      builder.setResultAsGlobal();
    }
    sdk =
        builder
            .addResourceCustomizer(
                (complete, config) -> {
                  complete
                      .getAttributes()
                      .forEach((key, value) -> resource.put(key.getKey(), String.valueOf(value)));
                  return complete;
                })
            .build()
            .getOpenTelemetrySdk();
  }

  OpenTelemetrySdk sdk() {
    return sdk;
  }

  Map<String, String> resource() {
    return resource;
  }

  /** For a person to read. */
  String endpoint() {
    return NodesAlloy.shown(endpoint);
  }

  /** Says what is wrong with OpenTelemetry's own settings, which it takes as they are. */
  void check(SettingReader reader) {
    certificates.check(reader);
    EndpointCheck.check(said, reader);
  }

  /** Where the last metrics can go; null when nothing goes by OTLP. */
  @Nullable LastValues push() {
    return push;
  }

  /** OpenTelemetry would read them once; we do whenever they change. */
  @SuppressWarnings("NullAway") // Settings are looked up in a map, in which null is missing.
  private Map<String, String> keepCertificates(ConfigProperties config) {
    said = config::getString;
    certificates = Certificates.of(said);
    Map<String, String> without = new HashMap<>();
    Certificates.settings().forEach(setting -> without.put(setting, null));
    return without;
  }

  private SpanExporter exporter(SpanExporter exporter, ConfigProperties config) {
    endpoint = config.getString(OtelDefaults.ENDPOINT, "-");
    OtlpHeaders headers =
        new OtlpHeaders(settings, identity, OtelDefaults.headers(config, "traces"));
    OtlpHeaders ofMetrics =
        new OtlpHeaders(settings, identity, OtelDefaults.headers(config, "metrics"));
    push =
        new LastValues(endpoint, OtelDefaults.isHttp(config), ofMetrics::withTheirs, certificates);
    SpanExporter chosen =
        wishes.spanExporter == null
            ? SpanExporters.with(exporter, headers, certificates)
            : wishes.spanExporter;
    return new CarefulSpanExporter(chosen, settings.masking(), telemetry.counts());
  }

  /** Identity replaces what was detected; facts about pod and host only fill gaps. */
  private Resource resource(Resource detected) {
    ResourceBuilder merged = detected.toBuilder();
    identity
        .resourceAttributes()
        .forEach(
            (name, value) -> {
              if (!isPlace(name) || detected.getAttribute(AttributeKey.stringKey(name)) == null) {
                merged.put(name, value);
              }
            });
    String instance = ResourceAttributes.SERVICE_INSTANCE_ID;
    if (identity.attribute(instance) == null
        && detected.getAttribute(AttributeKey.stringKey(instance)) == null) {
      merged.put(instance, UUID.randomUUID().toString());
    }
    merged.put(ResourceAttributes.TELEMETRY_DISTRO_NAME, "lgtm4j");
    merged.put(ResourceAttributes.TELEMETRY_DISTRO_VERSION, BuildInfo.version());
    return merged.build();
  }

  private static boolean isPlace(String name) {
    return name.startsWith("host.")
        || name.startsWith("container.")
        || (name.startsWith("k8s.") && !name.equals(ResourceAttributes.K8S_CLUSTER_NAME));
  }
}
