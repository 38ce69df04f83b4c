/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The data sources of a Grafana, each as the product behind it. */
final class Grafana {
  private final Source grafana;
  private final String tenant;

  Grafana(Source grafana, String tenant) {
    this.grafana = grafana;
    this.tenant = tenant;
  }

  /**
   * The data source of a type.
   *
   * @param type as Grafana calls it: prometheus, loki, tempo
   * @param named its name or uid, if somebody said; else it is the only one, or the tenant's
   */
  Source dataSource(String type, @Nullable String named)
      throws UnansweredException, InterruptedException {
    List<JsonNode> ofType = new ArrayList<>();
    for (JsonNode source : grafana.get("/api/datasources")) {
      if (source.path("type").asText().equals(type)) {
        ofType.add(source);
      }
    }
    String wanted = named == null ? tenant : named;
    List<JsonNode> found =
        ofType.size() == 1 && named == null
            ? ofType
            : ofType.stream().filter(source -> isNamed(source, wanted, named != null)).toList();
    if (found.size() != 1) {
      throw new UnansweredException(
          "Grafana has "
              + (found.isEmpty() ? "no" : "more than one")
              + " data source of type "
              + type
              + (named == null && ofType.isEmpty() ? "" : " for " + wanted)
              + (ofType.isEmpty()
                  ? ""
                  : "; name one with --" + type + "-source: " + names(ofType)));
    }
    return grafana.under(
        found.get(0).path("name").asText() + " (by Grafana)",
        "/api/datasources/proxy/uid/" + found.get(0).path("uid").asText());
  }

  private static boolean isNamed(JsonNode source, String wanted, boolean exactly) {
    String name = source.path("name").asText();
    String uid = source.path("uid").asText();
    return exactly
        ? name.equals(wanted) || uid.equals(wanted)
        : name.contains(wanted) || uid.contains(wanted);
  }

  private static String names(List<JsonNode> sources) {
    return sources.stream()
        .map(source -> source.path("name").asText())
        .collect(Collectors.joining(", "));
  }
}
