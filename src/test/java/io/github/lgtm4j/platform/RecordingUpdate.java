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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Makes what is committed of what {@code record.sh} has recorded: the series that dashboards ask
 * for, some of the lines, some of the traces, the exemplars. Nothing in it says which machine it
 * was.
 */
final class RecordingUpdate {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STEP = 30;
  private static final int LINES_OF_A_STREAM = 60;
  private static final int TRACES = 40;
  private static final Pattern WORD = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_:]+");

  private final Path raw;
  private final Path work;
  private final String host;
  private final String folder;
  private final long start;
  private final int count;
  private final JsonNode recordedExemplars;

  RecordingUpdate(Path raw, Path work) throws IOException {
    this.raw = raw;
    this.work = work;
    this.recordedExemplars = JSON.readTree(raw.resolve("exemplars.json").toFile());
    this.host = Files.readString(raw.resolve("hostname")).strip();
    this.folder = Files.readString(raw.resolve("work")).strip();
    Properties times = new Properties();
    try (var in = Files.newInputStream(raw.resolve("times"))) {
      times.load(in);
    }
    this.start = Long.parseLong(times.getProperty("began")) / STEP * STEP;
    this.count = (int) ((Long.parseLong(times.getProperty("ended")) - start) / STEP);
  }

  void run() throws Exception {
    Samples samples = Samples.none(start, STEP, count);
    Set<String> names = names();
    samples.addDump(raw.resolve("samples.txt"), names, this::renamed);
    new PastWeeks(samples, work).addBands();
    samples.series().keySet().removeIf(one -> !names.contains(one.replaceFirst("\\{.*", "")));
    samples.write(RecordedStack.RECORDED.resolve("samples.txt"));
    Set<String> traces = spans();
    lines(traces);
    exemplars(traces);
  }

  /** Whatever is a word in a query, and what is needed to evaluate the baselines. */
  private static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>(Set.of("ALERTS"));
    for (GrafanaDashboard dashboard : GrafanaDashboard.all()) {
      WORD.matcher(dashboard.json().toString()).results().forEach(word -> names.add(word.group()));
    }
    for (String suffix :
        List.of("request_total", "request_failed_total", "request_server_seconds_sum")) {
      names.add("traces_service_graph_" + suffix);
    }
    names.addAll(PastWeeks.NEEDED);
    return names;
  }

  private String renamed(String series) {
    return series
        .replaceAll(
            "instance=\"localhost:\\d+\"(.*)pod=\"([^\"]+)\"", "instance=\"$2:9464\"$1pod=\"$2\"")
        .replaceAll("(pod|instance|node)=\"" + host + "\"", "$1=\"node-1\"")
        .replace(folder, "");
  }

  /**
   * The traces of the dump that have most spans, those that failed among them; one line a resource.
   */
  private Set<String> spans() throws IOException {
    Map<String, Integer> spans = new LinkedHashMap<>();
    Map<String, Boolean> failed = new HashMap<>();
    List<JsonNode> resources = new ArrayList<>();
    for (String line : Files.readAllLines(raw.resolve("spans.jsonl"))) {
      JSON.readTree(line).path("resourceSpans").forEach(resources::add);
    }
    for (JsonNode resource : resources) {
      for (JsonNode span :
          resource.findValues("spans").stream()
              .flatMap(all -> GrafanaDashboard.list(all).stream())
              .toList()) {
        String trace = span.path("traceId").asText();
        spans.merge(trace, 1, Integer::sum);
        failed.merge(trace, span.path("status").path("code").asInt() == 2, Boolean::logicalOr);
      }
    }
    Set<String> kept = new TreeSet<>();
    for (boolean wanted : new boolean[] {true, false}) {
      List<String> some =
          spans.keySet().stream()
              .filter(trace -> failed.get(trace) == wanted && spans.get(trace) >= 3)
              .toList();
      kept.addAll(evenly(some, TRACES / 4));
      kept.addAll(evenly(some.stream().filter(tracesOfExemplars()::contains).toList(), TRACES / 4));
    }
    writeSpans(resources, kept);
    return kept;
  }

  private Set<String> tracesOfExemplars() {
    return new TreeSet<>(recordedExemplars.findValuesAsText("trace_id"));
  }

  private void writeSpans(List<JsonNode> resources, Set<String> kept) throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode resource : resources) {
      ObjectNode copy = resource.deepCopy();
      boolean any = false;
      for (JsonNode scope : copy.path("scopeSpans")) {
        ArrayNode spans = (ArrayNode) scope.path("spans");
        for (int i = spans.size() - 1; i >= 0; i--) {
          if (!kept.contains(spans.get(i).path("traceId").asText())) {
            spans.remove(i);
          }
        }
        any |= !spans.isEmpty();
      }
      if (any) {
        lines.add(anonymous(JSON.writeValueAsString(copy)));
      }
    }
    Files.write(RecordedStack.RECORDED.resolve("spans.jsonl"), lines);
  }

  private String anonymous(String text) {
    return text.replaceAll("\"(pod|instance|node)\":\"" + host + "\"", "\"$1\":\"node-1\"")
        .replace("{\"stringValue\":\"" + host + "\"}", "{\"stringValue\":\"node-1\"}");
  }

  /** Those of the traces that are kept, and some of each stream. */
  private void lines(Set<String> traces) throws IOException {
    List<String> streams = new ArrayList<>();
    for (String tenant : List.of("prod", "staging")) {
      JsonNode result =
          JSON.readTree(raw.resolve("lines/" + tenant + ".json").toFile()).at("/data/result");
      for (JsonNode stream : result) {
        ObjectNode kept = JSON.createObjectNode();
        ObjectNode labels = (ObjectNode) stream.path("stream");
        labels.remove(List.of("service_name", "filename"));
        kept.set("stream", labels);
        ArrayNode values = kept.putArray("values");
        List<JsonNode> all = GrafanaDashboard.list(stream.path("values"));
        List<JsonNode> some = evenly(all, LINES_OF_A_STREAM);
        for (JsonNode line : all) {
          JsonNode metadata = line.path(2).path("structuredMetadata");
          if (some.contains(line) || traces.contains(metadata.path("trace_id").asText())) {
            ObjectNode data = metadata.deepCopy();
            data.remove("detected_level");
            values.addArray().add(line.get(0)).add(line.get(1)).add(data);
          }
        }
        streams.add(anonymous(JSON.writeValueAsString(kept)));
      }
    }
    Files.write(RecordedStack.RECORDED.resolve("lines.jsonl"), streams);
  }

  private void exemplars(Set<String> traces) throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode series : recordedExemplars.path("data")) {
      for (JsonNode exemplar : series.path("exemplars")) {
        if (traces.contains(exemplar.path("labels").path("trace_id").asText())) {
          ObjectNode line = JSON.createObjectNode();
          line.set("series", series.path("seriesLabels"));
          line.set("exemplar", exemplar);
          lines.add(anonymous(JSON.writeValueAsString(line)));
        }
      }
    }
    Files.write(RecordedStack.RECORDED.resolve("exemplars.jsonl"), lines);
  }

  private static <T> List<T> evenly(List<T> all, int most) {
    List<T> some = new ArrayList<>();
    int step = Math.max(1, (all.size() + most - 1) / most);
    for (int i = 0; i < all.size(); i += step) {
      some.add(all.get(i));
    }
    return some;
  }
}
