/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import com.zaxxer.hikari.HikariDataSource;
import io.github.lgtm4j.sdk.export.SpanTelemetry;
import io.github.lgtm4j.sdk.metrics.BusinessMeters;
import io.github.lgtm4j.sdk.metrics.CardinalityLimit;
import io.github.lgtm4j.sdk.metrics.ContractFilter;
import io.github.lgtm4j.sdk.metrics.JvmMeters;
import io.github.lgtm4j.sdk.metrics.RouteGuard;
import io.github.lgtm4j.sdk.metrics.SameLabels;
import io.github.lgtm4j.spring.config.ConditionalOnLgtm;
import io.github.lgtm4j.spring.config.LgtmAutoConfiguration;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Spring Boot's registry with the contract's buckets, limits and JVM metrics, and a page that says
 * who it is.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
    after = LgtmAutoConfiguration.class,
    beforeName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration"
    })
@ConditionalOnLgtm
@ConditionalOnClass({MeterRegistry.class, PrometheusRegistry.class})
@Import({
  LgtmMetricsAutoConfiguration.Always.class,
  LgtmMetricsAutoConfiguration.ByTheContract.class,
  LgtmMetricsAutoConfiguration.Pools.class,
  LgtmMetricsAutoConfiguration.Push.class
})
public final class LgtmMetricsAutoConfiguration {
  /** Also for those who keep Micrometer's names. */
  @Configuration(proxyBeanMethods = false)
  static class Always {
    @Bean
    static PageBeans lgtmPageBeans(
        ObjectProvider<LgtmConfiguration> configuration, ObjectProvider<PageFacts> facts) {
      return new PageBeans(configuration, facts);
    }

    @Bean
    PageFacts lgtmPageFacts(
        LgtmConfiguration configuration,
        CardinalityLimit limit,
        ObjectProvider<SpanTelemetry> telemetry,
        ObjectProvider<Resource> resource) {
      return new PageFacts(configuration, limit, telemetry, resource);
    }

    @Bean
    @ConditionalOnMissingBean
    @Order(300)
    CardinalityLimit lgtmCardinalityLimit(LgtmConfiguration configuration) {
      return new CardinalityLimit(
          configuration.signals().cardinalityLimit(), SameLabels.areWanted());
    }

    @Bean
    @Order(0)
    MeterFilter lgtmConstantLabels(LgtmConfiguration configuration) {
      List<Tag> tags = new ArrayList<>();
      configuration.constantLabels().forEach((name, value) -> tags.add(Tag.of(name, value)));
      return MeterFilter.commonTags(tags);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    BusinessMeters lgtmBusinessMeters(MeterRegistry registry) {
      return new BusinessMeters(registry);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnLgtm(contractMetrics = true)
  static class ByTheContract {
    @Bean
    @ConditionalOnMissingBean
    @Order(100)
    ContractFilter lgtmContractFilter() {
      return new ContractFilter();
    }

    @Bean
    @ConditionalOnMissingBean
    @Order(200)
    RouteGuard lgtmRouteGuard() {
      return new RouteGuard();
    }

    @Bean
    @ConditionalOnMissingBean
    JvmMeters lgtmJvmMeters() {
      return new JvmMeters();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HikariDataSource.class)
  @ConditionalOnLgtm(contractMetrics = true)
  static class Pools {
    @Bean
    static HikariPools lgtmHikariPools(ObjectProvider<MeterRegistry> registry) {
      return new HikariPools(registry);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(OtlpHttpMetricExporter.class)
  @ConditionalOnProperty(name = "lgtm.metrics.push-on-exit", havingValue = "true")
  static class Push {
    @Bean
    PushOnExit lgtmPushOnExit(
        LgtmConfiguration configuration,
        PrometheusMeterRegistry registry,
        ObjectProvider<Resource> resource,
        Environment environment) {
      return new PushOnExit(configuration, registry, resource, environment);
    }
  }
}
