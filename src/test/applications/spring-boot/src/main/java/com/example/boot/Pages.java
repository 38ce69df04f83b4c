/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the application answers. */
@RestController
class Pages {
  private static final Logger logger = LoggerFactory.getLogger(Pages.class);

  private final ConfigurableEnvironment environment;

  Pages(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  @GetMapping("/hello")
  String hello(@RequestParam("name") String name) {
    MDC.put("name", name);
    try {
      logger.info("Hello {}", name);
      return "Hello " + name;
    } finally {
      MDC.remove("name");
    }
  }

  @GetMapping("/lines")
  String lines(@RequestParam("threads") int threads, @RequestParam("count") int count)
      throws InterruptedException {
    Thread[] writers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      writers[i] = writer(i, count);
      writers[i].start();
    }
    for (Thread writer : writers) {
      writer.join();
    }
    return String.valueOf(threads * count);
  }

  private static Thread writer(int thread, int count) {
    return new Thread(
        () -> {
          for (int i = 0; i < count; i++) {
            logger.info("line {}-{}", thread, i);
          }
        });
  }

  /** As when the environment was changed: Spring sets logging up once more. */
  @GetMapping("/reload")
  String reload() {
    LoggingSystem logging = LoggingSystem.get(Pages.class.getClassLoader());
    logging.cleanUp();
    logging.beforeInitialize();
    logging.initialize(new LoggingInitializationContext(environment), null, null);
    logger.info("Logging is set up");
    return "reloaded";
  }

  @GetMapping("/fail")
  String fail() {
    IllegalStateException failure = new IllegalStateException("The shop is closed");
    logger.error("Order failed", failure);
    throw failure;
  }
}
