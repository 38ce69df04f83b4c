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
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A real Tempo that has the recorded spans. They are made young on the way in: Tempo looks for what
 * is old in blocks, which it has not written yet.
 */
final class RecordedTempo implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NANOS = 1_000_000_000L;

  private final Server tempo;
  private final Server receiver;
  private final long shift;

  private RecordedTempo(Server tempo, Server receiver, long shift) {
    this.tempo = tempo;
    this.receiver = receiver;
    this.shift = shift;
  }

  static RecordedTempo start(Path folder) throws Exception {
    Tool tool = Tool.named("tempo");
    int port = Server.freePort();
    int otlp = Server.freePort();
    Path configuration = folder.resolve("tempo.yaml");
    Files.writeString(configuration, configuration(folder, port, otlp));
    Server tempo =
        Server.start(
            tool,
            List.of("-config.file=" + configuration),
            port,
            "/ready",
            folder.resolve("tempo.log"));
    List<JsonNode> resources = new ArrayList<>();
    for (String line : Files.readAllLines(RecordedStack.RECORDED.resolve("spans.jsonl"))) {
      resources.add(JSON.readTree(line));
    }
    RecordedTempo recorded =
        new RecordedTempo(
            tempo, tempo.at(otlp), Instant.now().getEpochSecond() - 20 - last(resources));
    for (JsonNode resource : resources) {
      recorded.push(resource);
    }
    return recorded;
  }

  private static String configuration(Path folder, int port, int otlp) throws Exception {
    return """
        server: {http_listen_address: 127.0.0.1, http_listen_port: %d, grpc_listen_address: 127.0.0.1, grpc_listen_port: %d, log_level: warn}
        distributor: {receivers: {otlp: {protocols: {http: {endpoint: "127.0.0.1:%d"}}}}}
        ingester: {trace_idle_period: 1s, flush_check_period: 1s}
        # TraceQL's metrics of what is young.
        metrics_generator:
          metrics_ingestion_time_range_slack: 2h
          storage: {path: %s/generator}
          traces_storage: {path: %4$s/generator-traces}
          processor: {local_blocks: {filter_server_spans: false, flush_check_period: 1s, trace_idle_period: 1s}}
        overrides: {defaults: {metrics_generator: {processors: [local-blocks]}}}
        storage: {trace: {backend: local, local: {path: %4$s/blocks}, wal: {path: %4$s/wal}}}
        usage_report: {reporting_enabled: false}
        """
        .formatted(port, Server.freePort(), otlp, folder.resolve("tempo"));
  }

  private static long last(List<JsonNode> resources) {
    long last = 0;
    for (JsonNode resource : resources) {
      for (String end : resource.findValuesAsText("endTimeUnixNano")) {
        last = Math.max(last, Long.parseLong(end));
      }
    }
    return last / NANOS;
  }

  private void push(JsonNode resource) throws Exception {
    ObjectNode body = JSON.createObjectNode();
    JsonNode copy = body.putArray("resourceSpans").add(resource.deepCopy()).get(0);
    for (String name : List.of("startTimeUnixNano", "endTimeUnixNano", "timeUnixNano")) {
      for (JsonNode timed : copy.findParents(name)) {
        long nanos = timed.path(name).asLong() + shift * NANOS;
        ((ObjectNode) timed).put(name, String.valueOf(nanos));
      }
    }
    HttpResponse<String> answer = receiver.post("/v1/traces", body.toString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
  }

  /** What Grafana's panel gets: traces, or series in the form that Prometheus gives them. */
  ArrayNode ask(JsonNode target, String query) throws Exception {
    long now = Instant.now().getEpochSecond();
    String window = "start=" + (now - 3600) + "&end=" + now + "&q=" + Server.encoded(query);
    return target.has("tableType")
        ? traces(answer(tempo.get("/api/search?limit=20&" + window), query))
        : series(answer(tempo.get("/api/metrics/query_range?step=60s&" + window), query));
  }

  private static JsonNode answer(HttpResponse<String> answer, String query) throws IOException {
    if (answer.statusCode() != 200) {
      throw new AssertionError(query + "\n" + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static ArrayNode traces(JsonNode answer) {
    ArrayNode traces = JSON.createArrayNode();
    List<JsonNode> found = GrafanaDashboard.list(answer.path("traces"));
    found.sort(Comparator.comparing(trace -> trace.path("traceID").asText()));
    for (JsonNode trace : found) {
      ObjectNode one = traces.addObject();
      for (String name : List.of("traceID", "rootServiceName", "rootTraceName", "durationMs")) {
        one.set(name, trace.path(name));
      }
    }
    return traces;
  }

  private ArrayNode series(JsonNode answer) {
    ArrayNode all = JSON.createArrayNode();
    for (JsonNode series : answer.path("series")) {
      ObjectNode one = all.addObject();
      ObjectNode labels = one.putObject("metric");
      for (JsonNode label : series.path("labels")) {
        labels.put(label.path("key").asText(), label.path("value").elements().next().asText());
      }
      ArrayNode values = one.putArray("values");
      for (JsonNode sample : series.path("samples")) {
        if (sample.has("value")) {
          long time = sample.path("timestampMs").asLong() / 1000 - shift;
          values.addArray().add(time).add(sample.path("value").asText());
        }
      }
    }
    return all;
  }

  @Override
  public void close() {
    tempo.close();
  }
}
