/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real Prometheus and a real Loki that have what {@code platform/grafana/recorded} holds. */
final class RecordedStack implements AutoCloseable {
  static final Path RECORDED = RuleFiles.PLATFORM.resolve("grafana/recorded");
  static final ObjectMapper JSON = new ObjectMapper();

  final Samples samples;
  private final Server prometheus;
  private final Server loki;

  private RecordedStack(Samples samples, Server prometheus, Server loki) {
    this.samples = samples;
    this.prometheus = prometheus;
    this.loki = loki;
  }

  static RecordedStack start(Path folder) throws Exception {
    Tool.named("promtool");
    Samples samples = Samples.read(RECORDED.resolve("samples.txt"));
    Samples written = Samples.read(RECORDED.resolve("written.txt"));
    Server prometheus = prometheus(folder, List.of(samples, written.at(samples.start())));
    try {
      Server loki = loki(folder);
      try {
        push(loki);
        return new RecordedStack(samples, prometheus, loki);
      } catch (Exception e) {
        loki.close();
        throw e;
      }
    } catch (Exception e) {
      prometheus.close();
      throw e;
    }
  }

  static Server prometheus(Path folder, List<Samples> recordings) throws Exception {
    Path text = folder.resolve("samples.om");
    Samples.openMetrics(recordings, text);
    Path data = folder.resolve("prometheus");
    Tool.named("promtool")
        .run(
            List.of(
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                "--quiet",
                text.toString(),
                data.toString()));
    Files.delete(text);
    return prometheus(folder, data);
  }

  static Server prometheus(Path folder, Path data) throws Exception {
    Path configuration = Files.writeString(folder.resolve("prometheus.yaml"), "");
    int port = Server.freePort();
    return Server.start(
        Tool.named("prometheus"),
        List.of(
            "--config.file=" + configuration,
            "--storage.tsdb.path=" + data,
            "--storage.tsdb.retention.time=100y",
            "--web.listen-address=127.0.0.1:" + port),
        port,
        "/-/ready",
        folder.resolve("prometheus.log"));
  }

  private static Server loki(Path folder) throws Exception {
    int port = Server.freePort();
    Path configuration = folder.resolve("loki.yaml");
    Files.writeString(
        configuration,
        """
        auth_enabled: false
        server:
          {http_listen_address: 127.0.0.1, http_listen_port: %d, grpc_listen_address: 127.0.0.1, grpc_listen_port: %d, log_level: error}
        common:
          path_prefix: %s
          replication_factor: 1
          instance_addr: 127.0.0.1
          ring: {kvstore: {store: inmemory}}
          storage: {filesystem: {chunks_directory: %3$s/chunks, rules_directory: %3$s/rules}}
        schema_config:
          configs: [{from: 2024-01-01, store: tsdb, object_store: filesystem, schema: v13, index: {prefix: index_, period: 24h}}]
        limits_config: {reject_old_samples: false, allow_structured_metadata: true, discover_log_levels: false, discover_service_name: []}
        # Lines of a recording are old, and in no store.
        querier: {query_ingesters_within: 0}
        query_range: {cache_results: false}
        analytics: {reporting_enabled: false}
        """
            .formatted(port, Server.freePort(), folder.resolve("loki")));
    return Server.start(
        Tool.named("loki"),
        List.of("-config.file=" + configuration),
        port,
        "/loki/api/v1/labels",
        folder.resolve("loki.log"));
  }

  private static void push(Server loki) throws Exception {
    for (String line : Files.readAllLines(RECORDED.resolve("lines.jsonl"))) {
      ObjectNode body = JSON.createObjectNode();
      ArrayNode streams = body.putArray("streams");
      streams.add(JSON.readTree(line));
      var answer = loki.post("/loki/api/v1/push", body.toString());
      if (answer.statusCode() != 204) {
        throw new IOException(answer.statusCode() + " " + answer.body());
      }
    }
  }

  /** Series and their values over the whole recording; fails with what the server says. */
  JsonNode range(String promql) throws Exception {
    return result(
        prometheus.get(
            "/api/v1/query_range?start=%d&end=%d&step=%d&query=%s"
                .formatted(samples.start(), samples.end(), samples.step(), Server.encoded(promql))),
        promql);
  }

  JsonNode instant(String promql) throws Exception {
    return result(
        prometheus.get(
            "/api/v1/query?time=%d&query=%s".formatted(samples.end(), Server.encoded(promql))),
        promql);
  }

  JsonNode labelValues(String selector, String label) throws Exception {
    var answer =
        prometheus.get(
            "/api/v1/label/%s/values?start=%d&end=%d&match%%5B%%5D=%s"
                .formatted(label, samples.start(), samples.end(), Server.encoded(selector)));
    return JSON.readTree(answer.body()).path("data");
  }

  JsonNode lokiRange(String logql) throws Exception {
    return result(
        loki.get(
            "/loki/api/v1/query_range?start=%d&end=%d&step=60&limit=100&query=%s"
                .formatted(samples.start(), samples.end(), Server.encoded(logql))),
        logql);
  }

  JsonNode lokiInstant(String logql) throws Exception {
    return result(
        loki.get(
            "/loki/api/v1/query?time=%d&query=%s".formatted(samples.end(), Server.encoded(logql))),
        logql);
  }

  /** Those of production. */
  List<JsonNode> exemplars() {
    try {
      List<JsonNode> exemplars = new ArrayList<>();
      for (String line : Files.readAllLines(RECORDED.resolve("exemplars.jsonl"))) {
        JsonNode one = JSON.readTree(line);
        if (one.at("/series/tenant").asText().equals("prod")) {
          exemplars.add(one.path("exemplar"));
        }
      }
      return exemplars;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a real Tempo answered, as {@link TraceQueriesTest} has written it down. */
  JsonNode traces(String traceql) throws IOException {
    return JSON.readTree(RECORDED.resolve("tempo.json").toFile()).path(traceql);
  }

  private static JsonNode result(HttpResponse<String> answer, String query) throws IOException {
    if (answer.statusCode() != 200) {
      throw new AssertionError(query + "\n" + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body()).path("data").path("result");
  }

  @Override
  public void close() {
    prometheus.close();
    loki.close();
  }
}
