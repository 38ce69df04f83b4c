/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.spring;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The starter is on the class path; one span of its own is all the telemetry code there is. */
@SpringBootApplication(proxyBeanMethods = false)
public class SampleApplication {
  private static final Logger log = LoggerFactory.getLogger(SampleApplication.class);

  /** Serves on the port in {@code PORT}, 8080 when it is not set; 0 takes a free one. */
  public static void main(String[] arguments) {
    SpringApplication.run(SampleApplication.class, arguments);
  }

  /** Under the agent there is no bean of Boot's, and what is global is the agent's. */
  @Bean
  Tracer tracer(ObjectProvider<OpenTelemetry> openTelemetry) {
    return openTelemetry
        .getIfAvailable(GlobalOpenTelemetry::get)
        .getTracer("io.github.lgtm4j.samples");
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> sayPort(Environment environment) {
    return ready -> log.info("Listening on port {}", environment.getProperty("local.server.port"));
  }
}
