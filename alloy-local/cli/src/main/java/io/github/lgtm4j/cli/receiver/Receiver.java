/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.lgtm4j.sink.LocalSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One address for remote write, Loki's push and OTLP over HTTP, before a local sink. It remembers
 * which headers came, can be down, and can answer with an error instead of passing on.
 */
public final class Receiver implements AutoCloseable {
  private static final List<String> HEADERS =
      List.of("X-Scope-OrgID", "X-Source-Cluster", "X-Application", "Authorization");
  private static final List<String> PASSED_ON =
      List.of(
          "Content-Type", "Content-Encoding", "X-Scope-OrgID", "X-Prometheus-Remote-Write-Version");

  /** Of the rulers only this much: they have no rules, and take any. */
  private static final Pattern RULER =
      Pattern.compile("(?:/prometheus/config/v1/rules|/loki/api/v1/rules)(?:/.*)?");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool(Receiver::daemon);
  private final SortedMap<String, LongAdder> requests = new TreeMap<>();
  private final ConcurrentHashMap<Integer, LongAdder> answers = new ConcurrentHashMap<>();
  private final LocalSink sink;
  private final int port;
  private volatile int answer;
  private @Nullable HttpServer server;

  private Receiver(LocalSink sink) throws IOException {
    this.sink = sink;
    HttpServer first = listen(0);
    port = first.getAddress().getPort();
    server = first;
  }

  /** Starts it on a free port of the loopback interface. */
  public static Receiver before(LocalSink sink) throws IOException {
    return new Receiver(sink);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "lgtm4j-receiver");
    thread.setDaemon(true);
    return thread;
  }

  private HttpServer listen(int wanted) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 256);
    http.createContext("/", this::handle);
    http.setExecutor(threads);
    http.start();
    return http;
  }

  /** What to give as the address of the sink. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Nobody listens from now on. */
  public synchronized void down() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /** Listens again, on the same port. */
  public synchronized void up() {
    try {
      if (server == null) {
        server = listen(port);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers every request with this status from now on; 0 passes them on again. */
  public void answer(int status) {
    answer = status;
  }

  /** How many requests were answered with a status. */
  public long answered(int status) {
    LongAdder count = answers.get(status);
    return count == null ? 0 : count.sum();
  }

  /** The different sets of headers that came, each with its signal. */
  public List<String> headers() {
    synchronized (requests) {
      return List.copyOf(requests.keySet());
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      note(exchange);
      int failure = answer;
      if (RULER.matcher(exchange.getRequestURI().getPath()).matches()) {
        boolean asks = exchange.getRequestMethod().equals("GET");
        byte[] none = "{}\n".getBytes(StandardCharsets.UTF_8);
        answer(exchange, asks ? 200 : 202, none, asks ? "application/yaml" : "application/json");
      } else if (failure != 0) {
        answer(exchange, failure, new byte[0], null);
      } else {
        HttpResponse<byte[]> response = passOn(exchange, body);
        String type = response.headers().firstValue("Content-Type").orElse(null);
        answer(exchange, response.statusCode(), response.body(), type);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, int status, byte[] body, @Nullable String type)
      throws IOException {
    answers.computeIfAbsent(status, key -> new LongAdder()).increment();
    if (type != null) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void note(HttpExchange exchange) {
    String headers =
        HEADERS.stream()
            .filter(name -> exchange.getRequestHeaders().containsKey(name))
            .map(name -> name + "=" + shown(name, exchange.getRequestHeaders().getFirst(name)))
            .collect(Collectors.joining(" "));
    synchronized (requests) {
      requests
          .computeIfAbsent(exchange.getRequestURI().getPath() + " " + headers, k -> new LongAdder())
          .increment();
    }
  }

  /** Of credentials only the scheme: a test's output is no place for a password. */
  private static String shown(String name, String value) {
    return name.equals("Authorization") ? value.replaceAll(" .*", " ***") : value;
  }

  private HttpResponse<byte[]> passOn(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    URI target = (path.startsWith("/v1/") ? sink.otlpHttp() : sink.http()).resolve(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .method(
                exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                BodyPublishers.ofByteArray(body));
    for (String name : PASSED_ON) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null && !value.isEmpty()) {
        request.header(name, value);
      }
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    down();
    threads.shutdownNow();
  }
}
