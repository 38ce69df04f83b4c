/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The real Prometheus, Loki and Tempo, with an application in them and with none. */
@Tag("full")
class RealStackTest {
  private static final String TRACE = "0af7651916cd43dd84f9eb211c80319c";

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private HttpServer application;
  private String printed = "";

  @AfterEach
  void stop() throws InterruptedException {
    if (application != null) {
      application.stop(0);
    }
    for (Process process : processes) {
      process.destroy();
      // Tempo first waits for whoever might still ask.
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void verify_ofAnApplicationInTheRealStack_findsAllOfIt() throws Exception {
    int prometheus = startPrometheus();
    int loki = startLoki();
    int otlp = freePort();
    int tempo = startTempo(otlp);
    post(loki, "/loki/api/v1/push", lines());
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> post(otlp, "/v1/traces", trace()) == 200);

    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> assertThat(verify("checkout", prometheus, loki, tempo)).as(printed).isZero());

    assertThat(printed)
        .contains("metrics  ok", "1 target", "1 exemplar", "logs     ok", "traces   ok")
        .contains("exemplar to trace (" + TRACE + ")", "line to trace", "trace to lines");
    assertThat(verify("nobody", prometheus, loki, tempo)).isEqualTo(1);
    assertThat(printed)
        .contains("metrics  MISSING", "logs     MISSING", "traces   MISSING")
        .contains("no series of nobody in tenant team-a");
  }

  private int verify(String name, int prometheus, int loki, int tempo) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int code =
        new CommandLine(new VerifyCommand())
            .setOut(out)
            .setErr(out)
            .execute(
                name,
                "--environment",
                "prod",
                "--tenant",
                "team-a",
                "--mimir",
                "http://127.0.0.1:" + prometheus,
                "--loki",
                "http://127.0.0.1:" + loki,
                "--tempo",
                "http://127.0.0.1:" + tempo);
    printed = text.toString();
    return code;
  }

  // ---- the products

  private int startPrometheus() throws Exception {
    application = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    application.createContext(
        "/metrics",
        exchange -> {
          byte[] text = metrics().getBytes(StandardCharsets.UTF_8);
          exchange
              .getResponseHeaders()
              .set("Content-Type", "application/openmetrics-text; version=1.0.0; charset=utf-8");
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    application.start();
    int port = freePort();
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        scrape_configs:
          - job_name: shop
            scrape_interval: 1s
            scrape_timeout: 1s
            static_configs:
              - targets: ["127.0.0.1:%d"]
                labels: {application: checkout, environment: prod, tenant: team-a, cluster: eu-1, namespace: shop, tier: tier1}
        """
            .formatted(application.getAddress().getPort()));
    start(
        "prometheus",
        "--config.file=" + config,
        "--storage.tsdb.path=" + folder.resolve("prometheus"),
        "--web.listen-address=127.0.0.1:" + port,
        "--enable-feature=exemplar-storage");
    awaitReady(port, "/-/ready");
    return port;
  }

  private static String metrics() {
    return """
        # TYPE jvm_memory_used_bytes gauge
        jvm_memory_used_bytes{jvm_memory_type="heap"} 1.0
        # TYPE http_server_request_duration_seconds histogram
        http_server_request_duration_seconds_bucket{le="1.0"} 3 # {trace_id="%s",span_id="b7ad6b7169203331"} 0.5
        http_server_request_duration_seconds_bucket{le="+Inf"} 3
        http_server_request_duration_seconds_count 3
        http_server_request_duration_seconds_sum 1.5
        # EOF
        """
        .formatted(TRACE);
  }

  private int startLoki() throws Exception {
    int port = freePort();
    Path config = folder.resolve("loki.yaml");
    Files.writeString(
        config,
        """
        auth_enabled: true
        server: {http_listen_address: 127.0.0.1, http_listen_port: %d, grpc_listen_address: 127.0.0.1, grpc_listen_port: %d, log_level: warn}
        common:
          instance_addr: 127.0.0.1
          path_prefix: %s
          replication_factor: 1
          ring: {kvstore: {store: inmemory}}
        schema_config:
          configs:
            - {from: "2024-01-01", store: tsdb, object_store: filesystem, schema: v13, index: {prefix: index_, period: 24h}}
        storage_config: {filesystem: {directory: %s}}
        analytics: {reporting_enabled: false}
        """
            .formatted(port, freePort(), folder.resolve("loki"), folder.resolve("loki/chunks")));
    start("loki", "-config.file=" + config);
    awaitReady(port, "/ready");
    return port;
  }

  private int startTempo(int otlp) throws Exception {
    int port = freePort();
    Path config = folder.resolve("tempo.yaml");
    Files.writeString(
        config,
        """
        multitenancy_enabled: true
        server: {http_listen_address: 127.0.0.1, http_listen_port: %d, grpc_listen_address: 127.0.0.1, grpc_listen_port: %d, log_level: warn}
        distributor: {receivers: {otlp: {protocols: {http: {endpoint: "127.0.0.1:%d"}}}}}
        ingester: {trace_idle_period: 1s, lifecycler: {address: 127.0.0.1, ring: {replication_factor: 1, kvstore: {store: inmemory}}}}
        memberlist: {bind_addr: [127.0.0.1], bind_port: %d, abort_if_cluster_join_fails: false}
        storage: {trace: {backend: local, local: {path: %s}, wal: {path: %s}}}
        usage_report: {reporting_enabled: false}
        """
            .formatted(
                port,
                freePort(),
                otlp,
                freePort(),
                folder.resolve("tempo/blocks"),
                folder.resolve("tempo-wal")));
    start("tempo", "-config.file=" + config);
    return port;
  }

  private void start(String program, String... arguments) throws IOException {
    Optional<Path> found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(directory -> Path.of(directory, program))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "no " + program + " is on the PATH: it cannot be asked");
    List<String> command = new ArrayList<>(List.of(found.orElseThrow().toString()));
    command.addAll(List.of(arguments));
    processes.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(program + ".log").toFile())
            .start());
  }

  private void awaitReady(int port, String path) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(
            () ->
                client
                        .send(
                            HttpRequest.newBuilder(uri(port, path)).build(),
                            BodyHandlers.discarding())
                        .statusCode()
                    == 200);
  }

  private int post(int port, String path, String json) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(uri(port, path))
                .header("Content-Type", "application/json")
                .header("X-Scope-OrgID", "team-a")
                .POST(BodyPublishers.ofString(json))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String nanos() {
    return Instant.now().getEpochSecond() + "000000000";
  }

  private static String lines() {
    return """
        {"streams": [{"stream": {"application": "checkout", "environment": "prod", "tenant": "team-a", "cluster": "eu-1", "namespace": "shop", "tier": "tier1"},
          "values": [["%s", "{\\"level\\":\\"info\\",\\"message\\":\\"sold\\",\\"trace_id\\":\\"%s\\"}", {"trace_id": "%s"}]]}]}
        """
        .formatted(nanos(), TRACE, TRACE);
  }

  private static String trace() {
    StringBuilder attributes = new StringBuilder();
    for (String pair :
        List.of(
            "service.name=checkout",
            "application=checkout",
            "environment=prod",
            "tenant=team-a",
            "cluster=eu-1",
            "namespace=shop",
            "tier=tier1")) {
      String[] parts = pair.split("=");
      attributes.append(attributes.length() == 0 ? "" : ",");
      attributes.append(
          "{\"key\":\"" + parts[0] + "\",\"value\":{\"stringValue\":\"" + parts[1] + "\"}}");
    }
    return """
        {"resourceSpans": [{"resource": {"attributes": [%s]}, "scopeSpans": [{"spans": [
          {"traceId": "%s", "spanId": "b7ad6b7169203331", "name": "GET /checkout", "kind": 2,
           "startTimeUnixNano": "%s", "endTimeUnixNano": "%s"}]}]}]}
        """
        .formatted(attributes, TRACE, nanos(), nanos());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
