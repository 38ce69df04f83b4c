/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A small shop: a server, a client, a pool, an exception, MDC and key-values. */
@SpringBootApplication(proxyBeanMethods = false)
public class ShopApplication {
  private static final Logger log = LoggerFactory.getLogger(ShopApplication.class);

  /** Listens on {@code server.port} and says so. */
  public static void main(String[] arguments) {
    SpringApplication.run(ShopApplication.class, arguments);
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> sayPort(Environment environment) {
    return ready -> log.info("Listening on port {}", environment.getProperty("local.server.port"));
  }
}
