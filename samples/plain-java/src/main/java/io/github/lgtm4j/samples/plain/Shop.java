/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.plain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.lgtm4j.sdk.Lgtm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The pages. */
final class Shop {
  private static final Logger log = LoggerFactory.getLogger("shop.Orders");

  private final Lgtm lgtm;
  private final Users users;
  private final int port;
  private final HttpClient client;

  Shop(Lgtm lgtm, Users users, int port) {
    this.lgtm = lgtm;
    this.users = users;
    this.port = port;
    // Every request of this client has a span, and takes the trace along.
    this.client = lgtm.traced(HttpClient.newHttpClient());
  }

  void addTo(HttpServer server) {
    page(server, "/api/orders", this::order);
    page(server, "/api/stock", () -> "7");
    page(server, "/api/error", Shop::error);
    page(server, "/health", () -> "UP");
  }

  private String order() throws Exception {
    try (MDC.MDCCloseable user = MDC.putCloseable("user", "ada")) {
      URI stock = URI.create("http://localhost:" + port + "/api/stock");
      String left =
          client.send(HttpRequest.newBuilder(stock).build(), BodyHandlers.ofString()).body();
      List<String> names = users.names();
      log.atInfo()
          .addKeyValue("duration_ms", 45)
          .addKeyValue("paid", true)
          .log("Order for {} users", names.size());
      lgtm.business().succeeded("order_placed");
      return left;
    }
  }

  private static String error() {
    throw new IllegalStateException(
        "The order could not be placed", new RuntimeException("no stock"));
  }

  private interface Answer {
    String get() throws Exception;
  }

  private void page(HttpServer server, String path, Answer answer) {
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
