/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * The settings of lgtm4j.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnLgtm
@Import(LgtmAutoConfiguration.Beans.class)
public final class LgtmAutoConfiguration {
  @Configuration(proxyBeanMethods = false)
  static class Beans {
    @Bean
    @ConditionalOnMissingBean
    static LgtmConfiguration lgtmConfiguration(Environment environment) {
      return LgtmConfiguration.of(environment);
    }
  }
}
