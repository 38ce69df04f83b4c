/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import io.github.lgtm4j.sink.LocalSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shop, through one way in, sending to a sink. */
final class ShopProcess implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("Listening on port (\\d+)");
  private static final int SECONDS_TO_START = 120;

  private final Process process;
  private final List<String> lines;
  private final Path errors;
  private final int port;
  private final int metricsPort;

  private ShopProcess(Process process, List<String> lines, Path errors, int port, int metricsPort) {
    this.process = process;
    this.lines = lines;
    this.errors = errors;
    this.port = port;
    this.metricsPort = metricsPort;
  }

  static ShopProcess start(WayIn way, LocalSink sink, Map<String, String> variables)
      throws Exception {
    return start(way.id(), way.arguments(), way.hasOwnPort() ? freePort() : 0, sink, variables);
  }

  /**
   * @param arguments what stands after {@code java}
   * @param metricsPort the port of the page; 0 when it is on the application's
   */
  static ShopProcess start(
      String way,
      List<String> arguments,
      int metricsPort,
      LocalSink sink,
      Map<String, String> variables)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Jdk.running().resolve("bin/java").toString());
    command.addAll(arguments);
    Path errors = Files.createTempFile("shop", ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("PORT", "0");
    builder.environment().put("LGTM_METRICS_PORT", String.valueOf(metricsPort));
    builder.environment().put("OTEL_EXPORTER_OTLP_ENDPOINT", sink.otlpGrpc().toString());
    builder.environment().put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    builder.environment().putAll(variables);
    Process process = builder.start();
    List<String> lines = new CopyOnWriteArrayList<>();
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, lines, port), "lines of " + way);
    reader.setDaemon(true);
    reader.start();
    try {
      int listening = port.get(SECONDS_TO_START, TimeUnit.SECONDS);
      int page = metricsPort > 0 ? metricsPort : listening;
      return new ShopProcess(process, lines, errors, listening, page);
    } catch (Exception e) {
      process.destroyForcibly();
      throw new IllegalStateException(
          way + " did not start:\n" + String.join("\n", lines) + Files.readString(errors), e);
    }
  }

  URI metrics() {
    return URI.create("http://localhost:" + metricsPort + "/metrics");
  }

  /** What it has written to its standard output so far. */
  List<String> lines() {
    return lines;
  }

  int get(String path) throws Exception {
    URI address = URI.create("http://localhost:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static void read(Process process, List<String> lines, CompletableFuture<Integer> port) {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          port.complete(Integer.valueOf(listening.group(1)));
        }
      }
      port.completeExceptionally(new IllegalStateException("It has ended"));
    } catch (IOException e) {
      port.completeExceptionally(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    process.waitFor(10, TimeUnit.SECONDS);
    process.destroyForcibly();
    Files.deleteIfExists(errors);
  }
}
