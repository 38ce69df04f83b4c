/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import io.micrometer.core.instrument.kotlin.AsContextElementKt;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kotlin.Unit;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

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
    private final RestClient client;
    private final ObservationRegistry observations;

    Page(Later later, RestClient.Builder client, ObservationRegistry observations) {
      this.later = later;
      this.client = client.build();
      this.observations = observations;
    }

    @GetMapping("/thread")
    String thread() {
      return Thread.currentThread().getClass().getSimpleName();
    }

    @GetMapping("/baggage")
    String baggage(HttpServletRequest request) {
      Baggage baggage =
          Baggage.builder().put("session.token", "hunter2").put("region", "north").build();
      try (Scope scope = baggage.makeCurrent()) {
        return client
            .get()
            .uri("http://localhost:" + request.getLocalPort() + "/headers")
            .retrieve()
            .body(String.class);
      }
    }

    @GetMapping("/headers")
    String headers(@RequestHeader Map<String, String> headers) {
      return headers.toString();
    }

    @GetMapping("/coroutines")
    String coroutines() throws Exception {
      BuildersKt.runBlocking(
          AsContextElementKt.asContextElement(observations).plus(Dispatchers.getDefault()),
          (coroutine, outside) -> {
            log.info("in a coroutine");
            BuildersKt.launch(
                coroutine,
                Dispatchers.getIO(),
                CoroutineStart.DEFAULT,
                (child, inside) -> {
                  log.info("in its child");
                  return Unit.INSTANCE;
                });
            return Unit.INSTANCE;
          });
      return MDC.get("traceId");
    }

    @GetMapping("/threads")
    String threads() throws Exception {
      log.atInfo().addKeyValue("iban", "DE89").log("in the request");
      later.write().get(10, TimeUnit.SECONDS);
      return MDC.get("traceId");
    }
  }
}
