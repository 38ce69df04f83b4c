/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static io.github.lgtm4j.platform.RecordedStack.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * TraceQL of the panels, asked of a real Tempo that has the recorded spans. What it answered is
 * recorded as well, by the query: where there is no Tempo, a query that was never answered still
 * fails.
 */
class TraceQueriesTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @TempDir Path folder;

  @Test
  void everyQuery_wasAnsweredWithSomething() throws Exception {
    JsonNode answers = JSON.readTree(RECORDED.resolve("tempo.json").toFile());
    Map<String, JsonNode> queries = queries();

    assertThat(queries).isNotEmpty();
    queries
        .keySet()
        .forEach(
            query ->
                assertThat(answers.path(query))
                    .as("-Dlgtm4j.update=true with a tempo on the PATH asks %s", query)
                    .isNotEmpty());
    assertThat(answers).hasSameSizeAs(queries.keySet());
  }

  @Test
  void everyQuery_ofARealTempo_returnsSomething() throws Exception {
    try (RecordedTempo tempo = RecordedTempo.start(folder)) {
      ObjectNode answers = JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> query : queries().entrySet()) {
        ArrayNode answer =
            Awaitility.await(query.getKey())
                .atMost(Duration.ofSeconds(30))
                .until(
                    () -> tempo.ask(query.getValue(), query.getKey()), found -> !found.isEmpty());
        answers.set(query.getKey(), answer);
      }
      if (Boolean.getBoolean("lgtm4j.update")) {
        Files.writeString(RECORDED.resolve("tempo.json"), JSON.writeValueAsString(answers) + "\n");
      }
    }
  }

  private static Map<String, JsonNode> queries() throws Exception {
    Map<String, JsonNode> queries = new LinkedHashMap<>();
    for (GrafanaDashboard dashboard : GrafanaDashboard.all()) {
      for (JsonNode panel : dashboard.panels()) {
        for (JsonNode target : panel.path("targets")) {
          if (target.path("queryType").asText().equals("traceql")) {
            queries.put(new Interpolation(dashboard, 0).of(target.path("query").asText()), target);
          }
        }
      }
    }
    return queries;
  }
}
