/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.scrape;

import io.github.lgtm4j.sdk.scrape.MetricsPage;
import io.github.lgtm4j.spring.config.ConditionalOnLgtm;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.WebHandler;

/**
 * {@code /metrics} on the port of management: the application's own, unless it has another one.
 * Everything else of the actuator stays where it is.
 *
 * @since 0.1.0
 */
@ManagementContextConfiguration(value = ManagementContextType.ANY, proxyBeanMethods = false)
@ConditionalOnLgtm
@Import({
  LgtmScrapeManagementConfiguration.Servlets.class,
  LgtmScrapeManagementConfiguration.Reactive.class
})
public final class LgtmScrapeManagementConfiguration {
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @ConditionalOnClass(name = "jakarta.servlet.http.HttpServlet")
  static class Servlets {
    @Bean
    ServletRegistrationBean<ScrapeServlet> lgtmMetricsServlet(
        ObjectProvider<MetricsPage> page, ObjectProvider<LgtmConfiguration> configuration) {
      ServletRegistrationBean<ScrapeServlet> servlet =
          new ServletRegistrationBean<>(new ScrapeServlet(page, configuration), "/metrics");
      servlet.setName("lgtmMetrics");
      servlet.setLoadOnStartup(-1);
      return servlet;
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
  @ConditionalOnClass(WebHandler.class)
  static class Reactive {
    @Bean
    SimpleUrlHandlerMapping lgtmMetricsMapping(
        ObjectProvider<MetricsPage> page, ObjectProvider<LgtmConfiguration> configuration) {
      return new SimpleUrlHandlerMapping(
          Map.of("/metrics", new ScrapeWebHandler(page, configuration)),
          Ordered.HIGHEST_PRECEDENCE + 10);
    }
  }
}
