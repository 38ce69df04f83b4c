/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

@RestController
class ShopController {
  private static final Logger log = LoggerFactory.getLogger("shop.Orders");

  private final JdbcTemplate jdbc;
  private final RestClient client;
  private final Environment environment;

  ShopController(JdbcTemplate jdbc, RestClient.Builder client, Environment environment) {
    this.jdbc = jdbc;
    this.client = client.build();
    this.environment = environment;
  }

  @GetMapping("/api/orders/{id}")
  Map<String, Object> order(@PathVariable("id") String id) {
    try (MDC.MDCCloseable user = MDC.putCloseable("user", "ada")) {
      String port = environment.getProperty("local.server.port");
      String stock =
          client.get().uri("http://localhost:" + port + "/api/stock").retrieve().body(String.class);
      List<String> names = jdbc.queryForList("SELECT name FROM users ORDER BY id", String.class);
      log.atInfo()
          .addKeyValue("duration_ms", 45)
          .addKeyValue("paid", true)
          .log("Order {} for {} users", id, names.size());
      return Map.of("id", id, "stock", String.valueOf(stock));
    }
  }

  @GetMapping("/api/stock")
  String stock() {
    return "7";
  }

  @GetMapping("/api/error")
  String error() {
    throw new IllegalStateException(
        "The order could not be placed", new RuntimeException("no stock"));
  }

  @GetMapping("/health")
  String health() {
    return "UP";
  }

  @ExceptionHandler(IllegalStateException.class)
  ResponseEntity<String> failed(IllegalStateException failure) {
    log.error("Request failed", failure);
    return ResponseEntity.internalServerError().body("{}");
  }
}
