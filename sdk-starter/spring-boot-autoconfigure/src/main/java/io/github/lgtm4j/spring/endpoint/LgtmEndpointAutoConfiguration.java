/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.endpoint;

import io.github.lgtm4j.spring.config.LgtmConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The endpoint {@code lgtm}, where it is exposed. It is there when lgtm4j is off too, because then
 * it says so.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@Import(LgtmEndpointAutoConfiguration.Beans.class)
public final class LgtmEndpointAutoConfiguration {
  @Configuration(proxyBeanMethods = false)
  static class Beans {
    @Bean
    @ConditionalOnAvailableEndpoint(LgtmEndpoint.class)
    @ConditionalOnMissingBean
    LgtmEndpoint lgtmEndpoint(ConfigurableEnvironment environment) {
      return new LgtmEndpoint(LgtmConfiguration.of(environment), environment);
    }
  }
}
