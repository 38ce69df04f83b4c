/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.demo;

import io.github.lgtm4j.cli.bundle.BundledFile;
import io.github.lgtm4j.cli.child.ChildApplication;
import io.github.lgtm4j.cli.child.LineForwarder;
import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.ScrapeTarget;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One run of the demo: the sample under the agent, requests to it, and the wait for the rest. */
final class Demo implements AutoCloseable {
  private static final Map<String, String> IDENTITY =
      Map.of(
          "LGTM_APPLICATION", "legacy",
          "LGTM_ENVIRONMENT", "dev",
          "LGTM_TENANT", "demo",
          "LGTM_CLUSTER", "laptop");
  private static final List<String> REQUESTS =
      List.of("/api/users", "/api/users", "/api/data", "/api/slow", "/api/error");

  private static final Pattern LISTENING = Pattern.compile("Listening on port (\\d+)");
  private static final Duration TIME_TO_START = Duration.ofSeconds(90);
  private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(30);

  private final LocalSink sink;
  private final PrintWriter progress;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private @Nullable ChildApplication application;
  private @Nullable Path folder;

  Demo(LocalSink sink, PrintWriter progress) {
    this.sink = sink;
    this.progress = progress;
  }

  /** True if spans, lines and series of every request arrived. */
  boolean run() throws IOException, InterruptedException {
    say("Starting samples/legacy, which has no telemetry code, under the agent ...");
    int metricsPort = freePort();
    start(metricsPort);
    URI address = URI.create("http://localhost:" + listeningPort());
    say("Sending " + REQUESTS.size() + " requests ...");
    for (String path : REQUESTS) {
      get(address.resolve(path));
    }
    sink.addTarget(
        ScrapeTarget.of(URI.create("http://localhost:" + metricsPort + "/metrics"))
            .tenant("demo")
            .label("application", "legacy")
            .label("environment", "dev")
            .label("cluster", "laptop"));
    say("Waiting for spans, log lines and series ...");
    return sink.telemetry().await(TIME_TO_ARRIVE, Demo::isComplete);
  }

  private static boolean isComplete(Telemetry telemetry) {
    return telemetry.spans(SpanQuery.all().name("GET /api/error")).size() == 1
        && telemetry.spans(SpanQuery.all().name("GET /api/users")).size() == 2
        && !telemetry.logs(LogQuery.all().level("error")).isEmpty()
        && !telemetry
            .series(SeriesQuery.named("http_server_request_duration_seconds_count"))
            .isEmpty();
  }

  private void start(int metricsPort) throws IOException {
    Path unpacked = Files.createTempDirectory("lgtm4j-demo");
    folder = unpacked;
    LineForwarder forwarder =
        new LineForwarder(sink.http(), Map.of("cluster", "laptop", "source", "stdout"));
    Map<String, String> variables = new HashMap<>(IDENTITY);
    variables.put("PORT", "0");
    variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", sink.otlpGrpc().toString());
    variables.put("OTEL_EXPORTER_PROMETHEUS_PORT", String.valueOf(metricsPort));
    // Nobody wants to wait five seconds for the first spans of a demo.
    variables.put("OTEL_BSP_SCHEDULE_DELAY", "200");
    application =
        ChildApplication.start(
            List.of("-javaagent:" + BundledFile.AGENT.unpackInto(unpacked)),
            BundledFile.SAMPLE_LEGACY.unpackInto(unpacked),
            variables,
            line -> {
              noticePort(line);
              forwarder.accept(line);
            });
  }

  private void noticePort(String line) {
    Matcher listening = LISTENING.matcher(line);
    if (listening.find()) {
      port.complete(Integer.valueOf(listening.group(1)));
    }
  }

  private int listeningPort() throws IOException, InterruptedException {
    try {
      return port.get(TIME_TO_START.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "The sample did not say within " + TIME_TO_START + " that it listens", e);
    }
  }

  private static void get(URI page) throws IOException, InterruptedException {
    HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void say(String step) {
    progress.println(step);
    progress.flush();
  }

  @Override
  public void close() throws IOException {
    if (application != null) {
      application.close();
    }
    if (folder != null) {
      for (BundledFile file : BundledFile.values()) {
        file.deleteFrom(folder);
      }
      Files.delete(folder);
    }
  }
}
