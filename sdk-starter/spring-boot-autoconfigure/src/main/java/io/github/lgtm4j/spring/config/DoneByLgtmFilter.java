/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import io.github.lgtm4j.sdk.config.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out those of Spring Boot's auto-configurations whose work is done already: JVM metrics by
 * the contract's, and with the agent everything that it does itself. They are named by the end of
 * their names, which Boot 3 and 4 have in different packages.
 */
final class DoneByLgtmFilter implements AutoConfigurationImportFilter, EnvironmentAware {
  private static final List<String> BY_US = List.of(".JvmMetricsAutoConfiguration");

  private static final List<String> BY_THE_AGENT =
      List.of(
          ".JvmMetricsAutoConfiguration",
          ".SystemMetricsAutoConfiguration",
          ".DataSourcePoolMetricsAutoConfiguration",
          ".WebMvcObservationAutoConfiguration",
          ".WebFluxObservationAutoConfiguration",
          ".HttpClientObservationsAutoConfiguration",
          ".RestClientObservationAutoConfiguration",
          ".RestTemplateObservationAutoConfiguration",
          ".WebClientObservationAutoConfiguration",
          ".OpenTelemetryAutoConfiguration",
          ".OpenTelemetrySdkAutoConfiguration",
          ".OpenTelemetryTracingAutoConfiguration",
          ".OtlpTracingAutoConfiguration",
          ".MicrometerTracingAutoConfiguration",
          ".PrometheusExemplarsAutoConfiguration");

  private List<String> done = List.of();

  @Override
  public void setEnvironment(Environment environment) {
    if (!LgtmConfiguration.isOn(environment)) {
      done = List.of();
    } else if (Place.hasAgent()) {
      done = BY_THE_AGENT;
    } else {
      done = OnLgtmCondition.keepsMicrometersNames(environment) ? List.of() : BY_US;
    }
  }

  @Override
  public boolean[] match(
      @Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
    boolean[] matches = new boolean[autoConfigurationClasses.length];
    for (int i = 0; i < matches.length; i++) {
      matches[i] = !isDone(autoConfigurationClasses[i]);
    }
    return matches;
  }

  private boolean isDone(@Nullable String name) {
    return name != null
        && name.startsWith("org.springframework.boot.")
        && done.stream().anyMatch(name::endsWith);
  }
}
