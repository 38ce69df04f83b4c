/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import io.github.lgtm4j.spring.config.ConditionalOnLgtm;
import io.github.lgtm4j.spring.config.LgtmAutoConfiguration;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.WebHandler;

/**
 * HTTP servers and clients by the contract's names and labels. Whoever has a convention of their
 * own keeps it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
    after = LgtmAutoConfiguration.class,
    beforeName = {
      "org.springframework.boot.actuate.autoconfigure.observation.web.servlet"
          + ".WebMvcObservationAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.web.reactive"
          + ".WebFluxObservationAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.web.client"
          + ".HttpClientObservationsAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration",
      "org.springframework.boot.webflux.autoconfigure.WebFluxObservationAutoConfiguration",
      "org.springframework.boot.restclient.autoconfigure.RestClientObservationAutoConfiguration",
      "org.springframework.boot.restclient.autoconfigure.RestTemplateObservationAutoConfiguration",
      "org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration"
    })
@ConditionalOnLgtm
@ConditionalOnClass(ObservationRegistry.class)
@Import({
  LgtmHttpAutoConfiguration.Servlets.class,
  LgtmHttpAutoConfiguration.Reactive.class,
  LgtmHttpAutoConfiguration.Clients.class,
  LgtmHttpAutoConfiguration.ReactiveClients.class
})
public final class LgtmHttpAutoConfiguration {
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HttpServletRequest.class)
  static class Servlets {
    @Bean
    @ConditionalOnLgtm(contractMetrics = true)
    @ConditionalOnMissingBean(
        org.springframework.http.server.observation.ServerRequestObservationConvention.class)
    ServletConvention lgtmServletConvention() {
      return new ServletConvention();
    }

    @Bean
    ObservationPredicate lgtmServletScrapes() {
      return (name, context) ->
          !(context
                  instanceof
                  org.springframework.http.server.observation.ServerRequestObservationContext
                      request)
              || !Scrapes.isPage(request.getCarrier().getRequestURI());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(WebHandler.class)
  static class Reactive {
    @Bean
    @ConditionalOnLgtm(contractMetrics = true)
    @ConditionalOnMissingBean(
        org.springframework.http.server.reactive.observation.ServerRequestObservationConvention
            .class)
    ReactiveConvention lgtmReactiveConvention() {
      return new ReactiveConvention();
    }

    @Bean
    ObservationPredicate lgtmReactiveScrapes() {
      return (name, context) ->
          !(context
                  instanceof
                  org.springframework.http.server.reactive.observation
                          .ServerRequestObservationContext
                      request)
              || !Scrapes.isPage(request.getCarrier().getURI().getPath());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.http.client.ClientHttpRequest")
  @ConditionalOnLgtm(contractMetrics = true)
  static class Clients {
    @Bean
    @ConditionalOnMissingBean(
        org.springframework.http.client.observation.ClientRequestObservationConvention.class)
    ClientConvention lgtmClientConvention() {
      return new ClientConvention();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(WebClient.class)
  @ConditionalOnLgtm(contractMetrics = true)
  static class ReactiveClients {
    @Bean
    @ConditionalOnMissingBean(
        org.springframework.web.reactive.function.client.ClientRequestObservationConvention.class)
    WebClientConvention lgtmWebClientConvention() {
      return new WebClientConvention();
    }
  }
}
