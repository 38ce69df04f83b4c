/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.plain;

import io.github.lgtm4j.sdk.Lgtm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Orders that are placed at once. */
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

  void addTo(Pages pages) {
    pages.add("/api/orders", this::order);
    pages.add("/api/stock", () -> "7");
    pages.add("/api/error", Shop::error);
    pages.add("/health", () -> "UP");
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
}
