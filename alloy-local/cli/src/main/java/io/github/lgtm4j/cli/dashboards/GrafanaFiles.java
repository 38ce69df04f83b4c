/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Everything that Grafana reads: {@code dashboards/FOLDER/UID.json}, {@code provisioning}, and the
 * teams that it is told of.
 */
final class GrafanaFiles {
  static final List<String> NAMES =
      List.of(
          "overview",
          "routes",
          "jvm",
          "pools",
          "logs",
          "traces",
          "cost",
          "pipeline",
          "kubernetes",
          "lgtm",
          "executive");

  private static final ObjectMapper YAML = new YAMLMapper();
  private static final ObjectWriter JSON =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private GrafanaFiles() {}

  /** The text of each file by its path, in the order of the paths. */
  static Map<String, String> of(Tenants tenants, SortedSet<String> teams) {
    Map<String, String> files = new TreeMap<>();
    for (String name : NAMES) {
      Dashboard dashboard = read(name);
      files.put(
          "dashboards/" + dashboard.folder() + "/" + dashboard.uid() + ".json",
          text(new DashboardJson(dashboard, tenants).json()));
    }
    files.put("provisioning/datasources/lgtm4j.yaml", DataSources.text(tenants));
    files.put("provisioning/dashboards/lgtm4j.yaml", DashboardProviders.text());
    files.put("teams.txt", Teams.text(teams, tenants));
    return files;
  }

  static Dashboard read(String name) {
    String file = name + ".yaml";
    try (InputStream packed = GrafanaFiles.class.getResourceAsStream(file)) {
      if (packed == null) {
        throw new IllegalStateException(file + " is not in this jar");
      }
      return YAML.readValue(packed, Dashboard.class);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " of this jar cannot be read", e);
    }
  }

  private static String text(JsonNode json) {
    try {
      return JSON.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
