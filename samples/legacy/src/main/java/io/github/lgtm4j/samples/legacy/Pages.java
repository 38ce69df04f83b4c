/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.legacy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the application answers at each path. */
final class Pages {
  private static final Logger log = LoggerFactory.getLogger(Pages.class);

  /** Longer than the half second at which a latency alert begins to count. */
  private static final long SLOW_MILLIS = 600;

  private final Users users;

  private Pages(Users users) {
    this.users = users;
  }

  static void register(HttpServer server, Users users) {
    Pages pages = new Pages(users);
    server.createContext("/", new Page(exchange -> "{\"application\":\"legacy\"}"));
    server.createContext("/health", new Page(exchange -> "{\"status\":\"UP\"}"));
    server.createContext("/api/users", new Page(pages::users));
    server.createContext("/api/data", new Page(pages::data));
    server.createContext("/api/slow", new Page(pages::slow));
    server.createContext("/api/error", new Page(pages::error));
  }

  private String users(HttpExchange exchange) throws SQLException {
    List<String> names = users.names();
    log.info("Found {} users", names.size());
    return "[\"" + String.join("\",\"", names) + "\"]";
  }

  private String data(HttpExchange exchange) {
    log.debug("Answering from memory");
    log.info("Data asked for by {}", exchange.getRemoteAddress().getAddress().getHostAddress());
    return "{\"values\":[1,2,3]}";
  }

  private String slow(HttpExchange exchange) throws InterruptedException {
    log.warn("This takes {} ms", SLOW_MILLIS);
    Thread.sleep(SLOW_MILLIS);
    return "{\"slow\":true}";
  }

  private String error(HttpExchange exchange) {
    throw new IllegalStateException(
        "The order could not be placed", new RuntimeException("no stock"));
  }

  private interface Answer {
    String to(HttpExchange exchange) throws Exception;
  }

  /** One path: writes the answer, and turns a failure into a logged 500. */
  private static final class Page implements HttpHandler {
    private final Answer answer;

    Page(Answer answer) {
      this.answer = answer;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
      MDC.put("path", exchange.getRequestURI().getPath());
      try {
        send(exchange, 200, answer.to(exchange));
      } catch (Exception e) {
        log.error("Request failed", e);
        send(exchange, 500, "{\"error\":\"internal\"}");
      } finally {
        MDC.remove("path");
      }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }
}
