/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.plain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.lgtm4j.sdk.Lgtm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server whose pages have spans and measurements, and whose failures are a logged 500. */
final class Pages {
  private static final Logger log = LoggerFactory.getLogger("shop.Orders");

  private final HttpServer server;
  private final Lgtm lgtm;

  Pages(HttpServer server, Lgtm lgtm) {
    this.server = server;
    this.lgtm = lgtm;
  }

  interface Answer {
    String get() throws Exception;
  }

  void add(String path, Answer answer) {
    server
        .createContext(path, exchange -> handle(exchange, answer))
        .getFilters()
        .add(lgtm.httpServerFilter());
  }

  private static void handle(HttpExchange exchange, Answer answer) throws IOException {
    try {
      send(exchange, 200, answer.get());
    } catch (Exception e) {
      log.error("Request failed", e);
      send(exchange, 500, "{}");
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }
}
