/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.spring;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the application answers at each path. */
@RestController
class ApiController {
  private static final Logger log = LoggerFactory.getLogger(ApiController.class);

  /** Longer than the half second at which a latency alert begins to count. */
  private static final long SLOW_MILLIS = 600;

  private final Users users;

  ApiController(Users users) {
    this.users = users;
  }

  @GetMapping("/")
  Map<String, String> home() {
    return Map.of("application", "spring-boot");
  }

  @GetMapping("/health")
  Map<String, String> health() {
    return Map.of("status", "UP");
  }

  @GetMapping("/api/users")
  List<String> users() {
    List<String> names = users.names();
    log.atInfo().addKeyValue("user_count", names.size()).log("Found {} users", names.size());
    return names;
  }

  @GetMapping("/api/data")
  Map<String, List<Integer>> data() {
    log.info("Data asked for");
    return Map.of("values", List.of(1, 2, 3));
  }

  @GetMapping("/api/slow")
  Map<String, Boolean> slow() throws InterruptedException {
    log.warn("This takes {} ms", SLOW_MILLIS);
    Thread.sleep(SLOW_MILLIS);
    return Map.of("slow", true);
  }

  @GetMapping("/api/error")
  String error() {
    throw new IllegalStateException(
        "The order could not be placed", new RuntimeException("no stock"));
  }

  @ExceptionHandler(IllegalStateException.class)
  ResponseEntity<Map<String, String>> failed(IllegalStateException failure) {
    log.error("Request failed", failure);
    return ResponseEntity.internalServerError().body(Map.of("error", "internal"));
  }
}
