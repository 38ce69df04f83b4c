/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.traces;

import io.github.lgtm4j.sdk.export.SpanTelemetry;
import io.github.lgtm4j.spring.config.ConditionalOnLgtm;
import io.github.lgtm4j.spring.config.LgtmAutoConfiguration;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import io.micrometer.tracing.otel.bridge.EventListener;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;

/**
 * Spring Boot's own traces with the contract's tenant, credentials and masking, without probes, and
 * with their flags and ids on the lines of every thread.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
    after = LgtmAutoConfiguration.class,
    beforeName = {
      "org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryTracingAutoConfiguration",
      "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure"
          + ".OpenTelemetryTracingAutoConfiguration",
      "org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration"
    })
@ConditionalOnLgtm
@ConditionalOnClass({SpanExporter.class, EventListener.class})
@Import(LgtmTracesAutoConfiguration.Beans.class)
public final class LgtmTracesAutoConfiguration {
  @Configuration(proxyBeanMethods = false)
  static class Beans {
    @Bean
    @ConditionalOnMissingBean
    static SpanTelemetry lgtmSpanTelemetry(LgtmConfiguration configuration) {
      return SpanTelemetry.of(configuration.signals());
    }

    @Bean
    static TracingBeans lgtmTracingBeans(
        ObjectProvider<LgtmConfiguration> configuration,
        ObjectProvider<SpanTelemetry> telemetry,
        Environment environment) {
      return new TracingBeans(configuration, telemetry, environment);
    }

    @Bean
    @ConditionalOnProperty(name = "lgtm.traces.sampler", havingValue = "error-biased")
    SpanProcessor lgtmRecentFailures(SpanTelemetry telemetry) {
      return telemetry.sampling().processor();
    }

    @Bean
    @Fallback
    @ConditionalOnMissingBean(MeterProvider.class)
    SpanMeters lgtmSpanMeters(SpanTelemetry telemetry) {
      return new SpanMeters(telemetry.queue());
    }

    @Bean
    TraceFlagsInMdc lgtmTraceFlagsInMdc() {
      return new TraceFlagsInMdc();
    }

    @Bean
    @ConditionalOnClass(name = "io.micrometer.context.ContextSnapshot")
    @ConditionalOnMissingBean(TaskDecorator.class)
    ContextPropagatingTaskDecorator lgtmTaskDecorator() {
      return new ContextPropagatingTaskDecorator();
    }
  }
}
