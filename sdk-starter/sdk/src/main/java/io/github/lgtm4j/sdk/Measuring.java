/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.sdk.config.BuildInfo;
import io.github.lgtm4j.sdk.config.SignalSettings;
import io.github.lgtm4j.sdk.export.SpanTelemetry;
import io.github.lgtm4j.sdk.metrics.CardinalityLimit;
import io.github.lgtm4j.sdk.metrics.ContractFilter;
import io.github.lgtm4j.sdk.metrics.CurrentSpan;
import io.github.lgtm4j.sdk.metrics.JvmMeters;
import io.github.lgtm4j.sdk.metrics.KeptExemplars;
import io.github.lgtm4j.sdk.metrics.OwnMetrics;
import io.github.lgtm4j.sdk.metrics.RouteGuard;
import io.github.lgtm4j.sdk.push.LastValues;
import io.github.lgtm4j.sdk.scrape.Credentials;
import io.github.lgtm4j.sdk.scrape.ListenOn;
import io.github.lgtm4j.sdk.scrape.MetricsPage;
import io.github.lgtm4j.sdk.scrape.MetricsServer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Micrometer by the contract, and the page that shows it. */
final class Measuring implements AutoCloseable {
  private final PrometheusRegistry page = new PrometheusRegistry();
  private final PrometheusMeterRegistry registry;
  private final JvmMeters jvm = new JvmMeters();
  private final Map<String, String> constant;
  private @Nullable MetricsServer server;

  Measuring(
      SignalSettings settings,
      Identity identity,
      Map<String, String> resource,
      SpanTelemetry telemetry,
      int problems) {
    constant = settings.constantLabels() ? constant(identity) : Map.of();
    CardinalityLimit limit = new CardinalityLimit(settings.cardinalityLimit(), false);
    registry =
        new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT,
            page,
            Clock.SYSTEM,
            new KeptExemplars(new CurrentSpan(), settings.keptRatio()));
    registry
        .config()
        .meterFilter(new ContractFilter())
        .meterFilter(new RouteGuard())
        .meterFilter(limit);
    new OwnMetrics(page, constant)
        .targetInfo(() -> resource)
        .info("lgtm4j_build", "What serves this page", "version", BuildInfo.version())
        .gauge("lgtm4j_configuration_problems", "Settings that are wrong", () -> problems)
        .gauge(
            "lgtm4j_cardinality_overflows",
            "Metrics with more series than lgtm.metrics.cardinality-limit; the rest of each is in"
                + " its series with otel_metric_overflow",
            limit::overflows)
        .traces(telemetry);
  }

  /** From here on there are meters, so whatever changes them has to come before. */
  void begin(LgtmBuilder wishes) {
    List<Tag> tags = new ArrayList<>();
    constant.forEach((name, value) -> tags.add(Tag.of(name, value)));
    registry.config().commonTags(tags);
    wishes.meterRegistry.accept(registry);
    jvm.bindTo(registry);
    if (wishes.global) {
      Metrics.addRegistry(registry);
    }
  }

  void serve(ListenOn listenOn, Credentials credentials) {
    server = MetricsServer.start(listenOn, credentials, new MetricsPage(page));
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Sends what a scrape would have seen. */
  void push(LastValues to, Map<String, String> resource, Duration timeout) {
    to.push(page.scrape(), resource, timeout);
  }

  /** For a person to read; empty when nothing is served. */
  String address() {
    return server == null ? "" : server.address();
  }

  int port() {
    return server == null ? -1 : server.port();
  }

  private static Map<String, String> constant(Identity identity) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String name :
        List.of(
            ResourceAttributes.APPLICATION,
            ResourceAttributes.ENVIRONMENT,
            ResourceAttributes.TENANT,
            ResourceAttributes.CLUSTER,
            ResourceAttributes.TEAM,
            ResourceAttributes.TIER)) {
      String value = identity.attribute(name);
      if (value != null) {
        labels.put(name, value);
      }
    }
    return labels;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    Metrics.removeRegistry(registry);
    jvm.close();
    registry.close();
  }
}
