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
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** What Grafana reads when it starts. */
final class GrafanaProvisioning {
  static final Path FOLDER = RuleFiles.PLATFORM.resolve("grafana/provisioning");

  private GrafanaProvisioning() {}

  /** Strictly: a key that stands twice is an error. */
  static JsonNode read(String file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object yaml = new Yaml(options).load(Files.readString(FOLDER.resolve(file)));
    return new ObjectMapper().valueToTree(yaml);
  }

  static List<JsonNode> dataSources() throws IOException {
    return GrafanaDashboard.list(read("datasources/lgtm4j.yaml").path("datasources"));
  }

  static JsonNode dataSource(String uid) throws IOException {
    return dataSources().stream()
        .filter(source -> source.path("uid").asText().equals(uid))
        .findFirst()
        .orElseThrow();
  }

  /** As Grafana reads a text that may name variables of its environment: $$ is one $. */
  static String unescaped(JsonNode text) {
    return text.asText().replace("$$", "$");
  }
}
