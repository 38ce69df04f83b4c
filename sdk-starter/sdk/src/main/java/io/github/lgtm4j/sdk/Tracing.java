/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.sdk.config.BuildInfo;
import io.github.lgtm4j.sdk.config.SignalSettings;
import io.github.lgtm4j.sdk.export.CarefulSpanExporter;
import io.github.lgtm4j.sdk.export.ExportCounts;
import io.github.lgtm4j.sdk.export.OtlpHeaders;
import io.github.lgtm4j.sdk.export.SpanExporters;
import io.github.lgtm4j.sdk.push.LastValues;
import io.github.lgtm4j.sdk.traces.ProbeSampler;
import io.github.lgtm4j.sdk.traces.Probes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.resources.ResourceBuilder;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's SDK by the contract: its own settings keep working, and ours are what holds
 * without them.
 */
final class Tracing {
  private final OpenTelemetrySdk sdk;
  private final Map<String, String> resource;
  private final String endpoint;
  private final @Nullable LastValues push;

  private Tracing(
      OpenTelemetrySdk sdk,
      Map<String, String> resource,
      String endpoint,
      @Nullable LastValues push) {
    this.sdk = sdk;
    this.resource = resource;
    this.endpoint = endpoint;
    this.push = push;
  }

  /**
   * @throws io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException if one of OpenTelemetry's
   *     own settings is wrong
   */
  static Tracing start(
      LgtmBuilder wishes, SignalSettings settings, Identity identity, ExportCounts counts) {
    Map<String, String> resource = new TreeMap<>();
    String[] endpoint = {"-"};
    LastValues[] push = new LastValues[1];
    AutoConfiguredOpenTelemetrySdkBuilder builder =
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(OtelDefaults::get)
            .addPropertiesCustomizer(config -> wishes.openTelemetryProperties)
            .addPropertiesCustomizer(OtelDefaults::protocolForPort)
            .addResourceCustomizer((detected, config) -> resource(detected, identity))
            .addSamplerCustomizer(
                (sampler, config) -> new ProbeSampler(sampler, new Probes(settings)))
            .addSpanExporterCustomizer(
                (exporter, config) -> {
                  endpoint[0] = config.getString(OtelDefaults.ENDPOINT, "-");
                  OtlpHeaders headers = new OtlpHeaders(settings, identity, theirs(config));
                  push[0] = new LastValues(endpoint[0], OtelDefaults.isHttp(config), headers);
                  SpanExporter chosen =
                      wishes.spanExporter == null
                          ? SpanExporters.withHeaders(exporter, headers)
                          : wishes.spanExporter;
                  return new CarefulSpanExporter(chosen, settings.masking(), counts);
                })
            .addTracerProviderCustomizer(
                (provider, config) -> {
                  wishes.tracerProvider.accept(provider);
                  return provider;
                });
    if (wishes.global) {
      builder.setResultAsGlobal();
    }
    OpenTelemetrySdk sdk =
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
    return new Tracing(sdk, resource, endpoint[0], push[0]);
  }

  OpenTelemetrySdk sdk() {
    return sdk;
  }

  Map<String, String> resource() {
    return resource;
  }

  String endpoint() {
    return endpoint;
  }

  /** Where the last metrics can go; null when nothing goes by OTLP. */
  @Nullable LastValues push() {
    return push;
  }

  /** Identity replaces what was detected; facts about pod and host only fill gaps. */
  private static Resource resource(Resource detected, Identity identity) {
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

  private static Set<String> theirs(ConfigProperties config) {
    Set<String> names = new HashSet<>(config.getMap("otel.exporter.otlp.headers").keySet());
    names.addAll(config.getMap("otel.exporter.otlp.traces.headers").keySet());
    return names;
  }
}
