/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import io.github.lgtm4j.sdk.export.OtlpHeaders;
import io.github.lgtm4j.sdk.push.LastValues;
import io.github.lgtm4j.spring.config.BootsHeaders;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/** Sends the last values where the traces go, before the registry is closed. */
final class PushOnExit implements DisposableBean {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final LgtmConfiguration configuration;
  private final PrometheusMeterRegistry registry;
  private final ObjectProvider<Resource> resource;
  private final OtlpHeaders headers;
  private final String endpoint;
  private final boolean http;

  PushOnExit(
      LgtmConfiguration configuration,
      PrometheusMeterRegistry registry,
      ObjectProvider<Resource> resource,
      Environment environment) {
    this.configuration = configuration;
    this.registry = registry;
    this.resource = resource;
    this.headers = BootsHeaders.with(configuration, environment);
    this.endpoint = said(environment, "endpoint", "http://localhost:4317");
    this.http = said(environment, "transport", "http").equalsIgnoreCase("http");
  }

  @Override
  public void destroy() {
    new LastValues(
            endpoint.replaceFirst("/v1/traces/?$", ""),
            http,
            headers::withTheirs,
            configuration.certificates())
        .push(registry.getPrometheusRegistry().scrape(), attributes(), TIMEOUT);
  }

  private Map<String, String> attributes() {
    Resource traced = resource.getIfUnique();
    if (traced == null) {
      return configuration.identity().resourceAttributes();
    }
    Map<String, String> attributes = new TreeMap<>();
    traced
        .getAttributes()
        .forEach((key, value) -> attributes.put(key.getKey(), String.valueOf(value)));
    return attributes;
  }

  /** Boot 4's name, else Boot 3's. */
  private static String said(Environment environment, String name, String otherwise) {
    return environment.getProperty(
        "management.opentelemetry.tracing.export.otlp." + name,
        environment.getProperty("management.otlp.tracing." + name, otherwise));
  }
}
