/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same requests to a real program and to the sink: both accept or both refuse. What they answer
 * is recorded in docs/reference/local-sink-answers.md; set LGTM4J_RECORD to a file to record anew.
 */
class SameAnswerTest {
  private static final long NOW = System.currentTimeMillis();
  @TempDir Path directory;
  private final LocalSink sink = LocalSink.start();

  /** Prometheus and Alloy take these; Mimir, which stands behind them, does not. */
  private static final Set<String> REFUSED_BY_MIMIR =
      Set.of("no metric name", "a label name with a dash");

  private record Case(String path, String type, byte[] body) {}

  @AfterEach
  void stop() {
    sink.close();
  }

  @Test
  void remoteWrite_toARealPrometheus_isAcceptedOrRefusedAlike() throws Exception {
    int port = Program.freePort();
    Path config = Files.writeString(directory.resolve("prometheus.yml"), "global: {}\n");
    try (Program prometheus =
        Program.run(
            "prometheus",
            directory,
            "--config.file=" + config,
            "--storage.tsdb.path=" + directory.resolve("tsdb"),
            "--web.enable-remote-write-receiver",
            "--web.listen-address=127.0.0.1:" + port)) {
      prometheus.awaitPort(port, Duration.ofSeconds(30));
      compare("Prometheus", port, remoteWrites("/api/v1/write"), "/api/v1/push");
    }
  }

  @Test
  void everyProtocol_toARealAlloySink_isAcceptedOrRefusedAlike() throws Exception {
    int metrics = Program.freePort();
    int logs = Program.freePort();
    int otlp = Program.freePort();
    Path config =
        Files.writeString(
            directory.resolve("sink.alloy"),
            """
            prometheus.receive_http "in" {
              http {
                listen_address = "127.0.0.1"
                listen_port    = @METRICS@
              }
              forward_to = []
            }
            loki.source.api "in" {
              http {
                listen_address = "127.0.0.1"
                listen_port    = @LOGS@
              }
              forward_to = []
            }
            otelcol.receiver.otlp "in" {
              http { endpoint = "127.0.0.1:@OTLP@" }
              output {
                traces  = [otelcol.exporter.debug.out.input]
                metrics = [otelcol.exporter.debug.out.input]
                logs    = [otelcol.exporter.debug.out.input]
              }
            }
            otelcol.exporter.debug "out" { }
            """
                .replace("@METRICS@", Integer.toString(metrics))
                .replace("@LOGS@", Integer.toString(logs))
                .replace("@OTLP@", Integer.toString(otlp)));
    try (Program alloy =
        Program.run(
            "alloy",
            directory,
            "run",
            "--disable-reporting",
            "--stability.level=experimental",
            "--storage.path=" + directory.resolve("data"),
            "--server.http.listen-addr=127.0.0.1:" + Program.freePort(),
            config.toString())) {
      alloy.awaitPort(otlp, Duration.ofSeconds(60));
      alloy.awaitPort(metrics, Duration.ofSeconds(10));
      alloy.awaitPort(logs, Duration.ofSeconds(10));
      compare("Alloy", metrics, remoteWrites("/api/v1/metrics/write"), "/api/v1/metrics/write");
      compare("Alloy", logs, pushes(), "/loki/api/v1/push");
      compareOtlp(otlp);
    }
  }

  private static Map<String, Case> remoteWrites(String path) throws IOException {
    Map<String, Case> cases = new LinkedHashMap<>();
    String type = "application/x-protobuf";
    cases.put("a sample", write(path, Map.of("__name__", "m", "a", "b"), NOW));
    cases.put("the same sample again", write(path, Map.of("__name__", "m", "a", "b"), NOW));
    cases.put("no metric name", write(path, Map.of("a", "b"), NOW));
    cases.put("a label name with a dash", write(path, Map.of("__name__", "m", "a-b", "c"), NOW));
    cases.put("no snappy", new Case(path, type, "no snappy".getBytes(StandardCharsets.UTF_8)));
    cases.put("no protobuf", new Case(path, type, Sender.compress(new byte[] {1, 2, 3, 4})));
    cases.put("nothing", new Case(path, type, Sender.compress(new byte[0])));
    return cases;
  }

  private static Case write(String path, Map<String, String> labels, long time) throws IOException {
    byte[] body = PushRequests.series(new TreeMap<>(labels), time, 1);
    return new Case(path, "application/x-protobuf", Sender.compress(body));
  }

  private static Map<String, Case> pushes() throws IOException {
    Map<String, Case> cases = new LinkedHashMap<>();
    String path = "/loki/api/v1/push";
    String json = "application/json";
    String line = "{\"streams\":[{\"stream\":{\"a\":\"b\"},\"values\":[[\"%d000000\",\"x\"]]}]}";
    cases.put("a line", new Case(path, json, utf8(line.formatted(NOW))));
    cases.put(
        "a line as protobuf",
        new Case(
            path,
            "application/x-protobuf",
            Sender.compress(PushRequests.of("{a=\"b\"}", NOW, "x", Map.of()))));
    cases.put("no JSON", new Case(path, json, utf8("{\"streams\": [")));
    cases.put("a time that is no number", new Case(path, json, utf8(line.replace("%d", "x"))));
    cases.put(
        "labels that do not parse",
        new Case(
            path,
            "application/x-protobuf",
            Sender.compress(PushRequests.of("{a=b", NOW, "x", Map.of()))));
    cases.put("no snappy", new Case(path, "application/x-protobuf", utf8("no snappy")));
    return cases;
  }

  private void compareOtlp(int port) throws Exception {
    Map<String, Case> cases = new LinkedHashMap<>();
    String protobuf = "application/x-protobuf";
    for (String path : new String[] {"/v1/traces", "/v1/metrics", "/v1/logs"}) {
      cases.put(path, new Case(path, protobuf, Telemetries.request(path)));
      cases.put(path + ", no protobuf", new Case(path, protobuf, new byte[] {1, 2, 3, 4}));
      cases.put(path + ", no JSON", new Case(path, "application/json", utf8("{")));
      cases.put(path + ", another type", new Case(path, "text/plain", utf8("hello")));
    }
    for (var entry : cases.entrySet()) {
      Case one = entry.getValue();
      HttpResponse<String> real = send(URI.create("http://127.0.0.1:" + port), one, one.path);
      HttpResponse<String> ours = send(sink.otlpHttp(), one, one.path);
      check("Alloy", entry.getKey(), real, ours);
    }
  }

  private void compare(String program, int port, Map<String, Case> cases, String path)
      throws Exception {
    for (var entry : cases.entrySet()) {
      Case one = entry.getValue();
      HttpResponse<String> real = send(URI.create("http://127.0.0.1:" + port), one, one.path);
      HttpResponse<String> ours = send(sink.http(), one, path);
      check(program, path + ": " + entry.getKey(), real, ours);
    }
  }

  private static HttpResponse<String> send(URI base, Case one, String path) throws Exception {
    Sender sender = new Sender(base);
    if (path.startsWith("/api")) {
      sender = sender.with("Content-Encoding", "snappy");
    }
    return sender.post(path, one.type, one.body);
  }

  private static void check(
      String program, String what, HttpResponse<String> real, HttpResponse<String> ours)
      throws IOException {
    String record = System.getenv("LGTM4J_RECORD");
    if (record != null) {
      String row =
          "| %s | %s | %d | %d |%n".formatted(program, what, real.statusCode(), ours.statusCode());
      Files.writeString(Path.of(record), row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return;
    }
    boolean mimir = REFUSED_BY_MIMIR.contains(what.replaceFirst(".*: ", ""));
    assertThat(ours.statusCode() / 100)
        .as("%s: %s answered %d %s", what, program, real.statusCode(), real.body())
        .isEqualTo(mimir ? 4 : real.statusCode() / 100);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
