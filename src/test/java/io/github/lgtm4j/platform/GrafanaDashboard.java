/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A rendered dashboard, as Grafana reads it. */
record GrafanaDashboard(Path file, JsonNode json) {
  static final Path FOLDER = RuleFiles.PLATFORM.resolve("grafana/dashboards");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<GrafanaDashboard> all() throws IOException {
    List<GrafanaDashboard> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(any -> any.toString().endsWith(".json")).sorted().toList()) {
        all.add(new GrafanaDashboard(file, JSON.readTree(file.toFile())));
      }
    }
    return all;
  }

  String uid() {
    return json.path("uid").asText();
  }

  /** Headings as well. */
  List<JsonNode> everything() {
    return list(json.path("panels"));
  }

  List<JsonNode> panels() {
    return everything().stream()
        .filter(panel -> !panel.path("type").asText().equals("row"))
        .toList();
  }

  List<JsonNode> variables() {
    return list(json.path("templating").path("list"));
  }

  List<JsonNode> annotations() {
    return list(json.path("annotations").path("list"));
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }

  @Override
  public String toString() {
    return uid();
  }
}
