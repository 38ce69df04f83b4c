/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.lgtm4j.sdk.Lgtm;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands before the samples in the recording: it calls both, so that there is a service graph. */
final class Storefront {
  private static final Logger log = LoggerFactory.getLogger("shop.Storefront");

  private final Lgtm lgtm = Lgtm.start();
  private final HttpClient client = lgtm.traced(HttpClient.newHttpClient());
  private final AtomicInteger openCarts = new AtomicInteger();

  /** Its pages, and the addresses that they ask. */
  public static void main(String[] arguments) throws IOException {
    String checkout = "http://localhost:" + System.getenv("CHECKOUT_PORT");
    String catalog = "http://localhost:" + System.getenv("CATALOG_PORT");
    new Storefront()
        .serve(
            Map.of(
                "/catalog", URI.create(catalog + "/api/users"),
                "/search", URI.create(catalog + "/api/slow"),
                "/offers", URI.create(catalog + "/api/data"),
                "/order", URI.create(checkout + "/api/orders"),
                "/pay", URI.create(checkout + "/api/error")));
  }

  private void serve(Map<String, URI> pages) throws IOException {
    int port = Integer.parseInt(System.getenv("PORT"));
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    server.setExecutor(Executors.newFixedThreadPool(8));
    pages.forEach(
        (path, address) ->
            server
                .createContext(path, exchange -> handle(exchange, path, address))
                .getFilters()
                .add(lgtm.httpServerFilter()));
    server.createContext("/health", exchange -> send(exchange, 200));
    server.start();
    log.info("Listening on port {}", port);
  }

  private void handle(HttpExchange exchange, String path, URI address) throws IOException {
    lgtm.business().value("open_carts", openCarts.updateAndGet(carts -> (carts + 1) % 40));
    int status = ask(address);
    if (path.equals("/order") || path.equals("/pay")) {
      if (status == 200) {
        lgtm.business().succeeded("cart_checked_out");
      } else {
        lgtm.business().failed("cart_checked_out");
      }
    }
    send(exchange, status == 200 ? 200 : 502);
  }

  private int ask(URI address) throws IOException {
    try {
      var answer =
          client.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
      log.info("{} answered {}", address.getPath(), answer.statusCode());
      return answer.statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void send(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, 2);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write("{}".getBytes());
    }
  }
}
