/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import io.github.lgtm4j.cli.child.LogSender;
import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code samples/legacy} under an agent, sending to a sink of its own. */
final class LegacyApplication implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("Listening on port (\\d+)");
  private static final int SECONDS_TO_START = 90;

  private final LocalSink sink;
  private final Process process;
  private final Path errors;
  private final URI address;
  private final int metricsPort;

  private LegacyApplication(
      LocalSink sink, Process process, Path errors, int port, int metricsPort) {
    this.sink = sink;
    this.process = process;
    this.errors = errors;
    this.address = URI.create("http://localhost:" + port);
    this.metricsPort = metricsPort;
  }

  /** Under one of the two ways of the agent; see the other {@code start}. */
  static LegacyApplication start(Path jdk, Agent agent, Map<String, String> variables)
      throws Exception {
    return start(jdk, agent.options(), variables);
  }

  /** Returns when it listens. Its lines go to the sink, its standard error to {@link #errors()}. */
  static LegacyApplication start(Path jdk, List<String> options, Map<String, String> variables)
      throws Exception {
    return start(List.of(), jdk, options, Built.LEGACY, variables);
  }

  /** The same, with another command in front of its own, or of another jar that says its port. */
  static LegacyApplication start(
      List<String> launcher,
      Path jdk,
      List<String> options,
      Path jar,
      Map<String, String> variables)
      throws Exception {
    int metricsPort = freePort();
    LocalSink sink = LocalSink.start();
    Path errors = File.createTempFile("legacy", ".err").toPath();
    Process process = process(launcher, jdk, options, jar, variables, sink, metricsPort, errors);
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Thread lines = new Thread(() -> forward(process, port, sink), "lines of legacy");
    lines.setDaemon(true);
    lines.start();
    try {
      int listening = port.get(SECONDS_TO_START, TimeUnit.SECONDS);
      return new LegacyApplication(sink, process, errors, listening, metricsPort);
    } catch (Exception e) {
      process.destroyForcibly();
      sink.close();
      throw new IllegalStateException(
          "The application did not start. Its standard error:\n" + Files.readString(errors), e);
    }
  }

  LocalSink sink() {
    return sink;
  }

  URI metrics() {
    return URI.create("http://localhost:" + metricsPort + "/metrics");
  }

  String get(String path) throws Exception {
    return read(address.resolve(path));
  }

  /** What {@code /metrics} shows, as text. */
  String page() throws Exception {
    return read(metrics());
  }

  private static String read(URI page) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(page).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  /** The lines it has written to its standard output so far. */
  List<String> lines() {
    return sink.telemetry().logs(LogQuery.all()).stream().map(LogLine::line).toList();
  }

  /** What it has written to its standard error so far. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    process.waitFor(10, TimeUnit.SECONDS);
    process.destroyForcibly();
    sink.close();
    Files.deleteIfExists(errors);
  }

  private static Process process(
      List<String> launcher,
      Path jdk,
      List<String> options,
      Path jar,
      Map<String, String> variables,
      LocalSink sink,
      int metricsPort,
      Path errors)
      throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    Map<String, String> environment = new HashMap<>();
    environment.put("PORT", "0");
    environment.put("SERVER_PORT", "0");
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", sink.otlpGrpc().toString());
    environment.put("OTEL_EXPORTER_PROMETHEUS_PORT", String.valueOf(metricsPort));
    environment.put("OTEL_BSP_SCHEDULE_DELAY", "100");
    environment.putAll(variables);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static void forward(Process process, CompletableFuture<Integer> port, LocalSink sink) {
    try (LogSender forwarder = new LogSender(sink.http(), Map.of("cluster", "laptop"));
        BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          port.complete(Integer.valueOf(listening.group(1)));
        }
        forwarder.accept(line);
      }
    } catch (IOException e) {
      port.completeExceptionally(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
