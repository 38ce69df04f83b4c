/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import io.github.lgtm4j.sdk.config.BuildInfo;
import io.github.lgtm4j.sdk.export.SpanTelemetry;
import io.github.lgtm4j.sdk.metrics.CardinalityLimit;
import io.github.lgtm4j.sdk.metrics.OwnMetrics;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;

/** What the page says besides the application's meters. */
final class PageFacts {
  private final LgtmConfiguration configuration;
  private final CardinalityLimit limit;
  private final ObjectProvider<SpanTelemetry> telemetry;
  private final ObjectProvider<Resource> resource;

  PageFacts(
      LgtmConfiguration configuration,
      CardinalityLimit limit,
      ObjectProvider<SpanTelemetry> telemetry,
      ObjectProvider<Resource> resource) {
    this.configuration = configuration;
    this.limit = limit;
    this.telemetry = telemetry;
    this.resource = resource;
  }

  void addTo(PrometheusRegistry page) {
    int problems = configuration.problems().size();
    OwnMetrics own =
        new OwnMetrics(page, configuration.constantLabels())
            .targetInfo(this::resource)
            .info("lgtm4j_build", "What serves this page", "version", BuildInfo.version())
            .gauge("lgtm4j_configuration_problems", "Settings that are wrong", () -> problems)
            .gauge(
                "lgtm4j_cardinality_overflows",
                "Metrics with more series than lgtm.metrics.cardinality-limit; the rest of each is"
                    + " in its series with otel_metric_overflow",
                limit::overflows);
    telemetry.ifAvailable(own::traces);
  }

  /** That of the traces; an application without tracing is still somebody. */
  private Map<String, String> resource() {
    Resource traced = resource.getIfUnique();
    if (traced == null) {
      return configuration.identity().resourceAttributes();
    }
    Map<String, String> attributes = new HashMap<>();
    traced
        .getAttributes()
        .forEach((key, value) -> attributes.put(key.getKey(), String.valueOf(value)));
    return attributes;
  }
}
