/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Work on other threads than that of the request. */
@Configuration
@EnableAsync
@EnableScheduling
class Threads {
  private static final Logger log = LoggerFactory.getLogger("shop.Threads");
  private static final CompletableFuture<String> scheduled = new CompletableFuture<>();

  static String scheduledTrace() throws Exception {
    return scheduled.get(10, TimeUnit.SECONDS);
  }

  @Bean
  Later later() {
    return new Later();
  }

  static class Later {
    @Async
    CompletableFuture<Void> write() {
      log.info("in @Async");
      return CompletableFuture.completedFuture(null);
    }

    @Scheduled(fixedDelay = 60_000)
    void onTime() {
      scheduled.complete(String.valueOf(MDC.get("traceId")));
    }
  }

  @RestController
  static class Page {
    private final Later later;

    Page(Later later) {
      this.later = later;
    }

    @GetMapping("/threads")
    String threads() throws Exception {
      log.atInfo().addKeyValue("iban", "DE89").log("in the request");
      later.write().get(10, TimeUnit.SECONDS);
      return MDC.get("traceId");
    }
  }
}
