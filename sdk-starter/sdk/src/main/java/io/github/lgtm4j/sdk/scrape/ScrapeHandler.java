/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.scrape;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers a scraper. What fails is a 500 with a reason, and the application goes on. */
final class ScrapeHandler implements HttpHandler {
  static final String PATH = "/metrics";
  private static final System.Logger logger = System.getLogger(ScrapeHandler.class.getName());

  private final Credentials credentials;
  private final MetricsPage page;

  ScrapeHandler(Credentials credentials, MetricsPage page) {
    this.credentials = credentials;
    this.page = page;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers request = exchange.getRequestHeaders();
      if (!credentials.allow(request.getFirst("Authorization"))) {
        exchange.getResponseHeaders().set("WWW-Authenticate", credentials.challenge());
        refuse(exchange, 401, "Credentials are needed here");
      } else if (!isRead(exchange)) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        refuse(exchange, 405, "Only GET and HEAD are answered here");
      } else if (!exchange.getRequestURI().getPath().equals(PATH)) {
        refuse(exchange, 404, "The metrics are at " + PATH);
      } else {
        answer(exchange);
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Headers request = exchange.getRequestHeaders();
    MetricsPage.Answer answer;
    try {
      List<String> names = names(exchange.getRequestURI().getRawQuery());
      answer = page.answer(joined(request, "Accept"), joined(request, "Accept-Encoding"), names);
    } catch (RuntimeException e) {
      logger.log(System.Logger.Level.DEBUG, "A scrape failed", e);
      refuse(exchange, 500, "The scrape failed: " + e);
      return;
    }
    Headers response = exchange.getResponseHeaders();
    response.set("Content-Type", answer.contentType());
    if (answer.gzip()) {
      response.set("Content-Encoding", "gzip");
    }
    send(exchange, 200, answer.body());
  }

  private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    send(exchange, status, (why + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean isRead(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    return method.equals("GET") || method.equals("HEAD");
  }

  private static @Nullable String joined(Headers headers, String name) {
    List<String> values = headers.get(name);
    return values == null ? null : String.join(",", values);
  }

  static List<String> names(@Nullable String query) {
    List<String> names = new ArrayList<>();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        if (parts.length == 2
            && URLDecoder.decode(parts[0], StandardCharsets.UTF_8).equals("name[]")) {
          names.add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
      }
    }
    return names;
  }
}
