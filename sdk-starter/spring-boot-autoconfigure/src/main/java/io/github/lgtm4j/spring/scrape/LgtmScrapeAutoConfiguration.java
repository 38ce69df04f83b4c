/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.scrape;

import io.github.lgtm4j.sdk.scrape.MetricsPage;
import io.github.lgtm4j.spring.config.ConditionalOnLgtm;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The page of Spring Boot's Prometheus registry. Where it is served is up to the management port:
 * see {@link LgtmScrapeManagementConfiguration}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.export.prometheus"
          + ".PrometheusMetricsExportAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus"
          + ".PrometheusMetricsExportAutoConfiguration"
    })
@ConditionalOnLgtm
@ConditionalOnClass(PrometheusRegistry.class)
@Import(LgtmScrapeAutoConfiguration.Beans.class)
public final class LgtmScrapeAutoConfiguration {
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBean(PrometheusRegistry.class)
  static class Beans {
    @Bean
    @ConditionalOnMissingBean
    MetricsPage lgtmMetricsPage(PrometheusRegistry registry) {
      return new MetricsPage(registry);
    }
  }
}
