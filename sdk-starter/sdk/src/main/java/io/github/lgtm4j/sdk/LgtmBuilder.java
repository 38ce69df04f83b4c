/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import static java.util.Objects.requireNonNull;

import io.github.lgtm4j.contract.Setting;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an {@link Lgtm} that can be said in code; what is said here wins over properties
 * and variables. Nothing has to be.
 *
 * @since 0.1.0
 */
public final class LgtmBuilder {
  final Map<Setting, String> settings = new EnumMap<>(Setting.class);
  final Map<String, String> openTelemetryProperties = new HashMap<>();
  Function<String, @Nullable String> configuration = key -> null;
  Consumer<SdkTracerProviderBuilder> tracerProvider = builder -> {};
  Consumer<MeterRegistry> meterRegistry = registry -> {};
  @Nullable SpanExporter spanExporter;
  boolean global;
  boolean logging = true;
  boolean metricsServer = true;
  boolean shutdownHook = true;
  Duration closeTimeout = Duration.ofSeconds(5);

  LgtmBuilder() {}

  /** Any setting. */
  public LgtmBuilder set(Setting setting, String value) {
    settings.put(requireNonNull(setting, "setting"), requireNonNull(value, "value"));
    return this;
  }

  /** The application; default the service name, else what is detected. */
  public LgtmBuilder application(String name) {
    return set(Setting.APPLICATION, name);
  }

  /** The environment: dev, staging or prod. */
  public LgtmBuilder environment(String name) {
    return set(Setting.ENVIRONMENT, name);
  }

  /** The tenant, sent as {@code X-Scope-OrgID}; default the environment. */
  public LgtmBuilder tenant(String name) {
    return set(Setting.TENANT, name);
  }

  /** The application's own configuration, asked by key; variables and properties win over it. */
  public LgtmBuilder configuration(Function<String, @Nullable String> configuration) {
    this.configuration = requireNonNull(configuration, "configuration");
    return this;
  }

  /** Where traces go, such as {@code http://alloy:4317}; default the node's Alloy. */
  public LgtmBuilder otlpEndpoint(String endpoint) {
    return openTelemetry("otel.exporter.otlp.endpoint", endpoint);
  }

  /** One of OpenTelemetry's own properties, such as {@code otel.bsp.schedule.delay}. */
  public LgtmBuilder openTelemetry(String property, String value) {
    openTelemetryProperties.put(
        requireNonNull(property, "property"), requireNonNull(value, "value"));
    return this;
  }

  /** Another exporter in place of OTLP's. Masking still applies. */
  public LgtmBuilder spanExporter(SpanExporter exporter) {
    this.spanExporter = requireNonNull(exporter, "exporter");
    return this;
  }

  /** Changes how spans are made, such as a sampler or a processor. */
  public LgtmBuilder tracerProvider(Consumer<SdkTracerProviderBuilder> change) {
    this.tracerProvider = tracerProvider.andThen(requireNonNull(change, "change"));
    return this;
  }

  /** Changes the registry before its first meter, such as a filter. */
  public LgtmBuilder meterRegistry(Consumer<MeterRegistry> change) {
    this.meterRegistry = meterRegistry.andThen(requireNonNull(change, "change"));
    return this;
  }

  /** The port of {@code /metrics}; 0 for any free one, default 9464. */
  public LgtmBuilder metricsPort(int port) {
    return set(Setting.METRICS_PORT, Integer.toString(port));
  }

  /** False leaves {@code /metrics} to a server of the application's own; default true. */
  public LgtmBuilder metricsServer(boolean serve) {
    this.metricsServer = serve;
    return this;
  }

  /** False leaves the logging libraries as they are; default true. */
  public LgtmBuilder logging(boolean configure) {
    this.logging = configure;
    return this;
  }

  /**
   * True makes this the one that {@code GlobalOpenTelemetry} and Micrometer's {@code
   * Metrics.globalRegistry} give to libraries that ask there; default false.
   */
  public LgtmBuilder global(boolean global) {
    this.global = global;
    return this;
  }

  /** False leaves it to the application to close this before it ends; default true. */
  public LgtmBuilder shutdownHook(boolean add) {
    this.shutdownHook = add;
    return this;
  }

  /** How long {@link Lgtm#close()} waits for what has not been sent; default five seconds. */
  public LgtmBuilder closeTimeout(Duration timeout) {
    this.closeTimeout = requireNonNull(timeout, "timeout");
    return this;
  }

  /**
   * Starts it.
   *
   * @throws LgtmConfigurationException if {@code lgtm.validation} is strict and a setting is wrong
   */
  public Lgtm start() {
    return Starting.start(this);
  }
}
