/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/**
 * Grafana's models as {@code grafana/model.yaml} has them: what else stands somewhere is a problem.
 */
final class GrafanaModel {
  private final Map<String, Object> models;
  private final List<String> problems = new ArrayList<>();

  private GrafanaModel(Map<String, Object> models) {
    this.models = models;
  }

  static List<String> problems(String model, JsonNode json) throws Exception {
    try (InputStream in = GrafanaModel.class.getResourceAsStream("/grafana/model.yaml")) {
      GrafanaModel all = new GrafanaModel(new Yaml().load(in));
      all.check("", model, json);
      return all.problems;
    }
  }

  private void check(String place, Object model, JsonNode json) {
    if (model instanceof String word) {
      word(place, word, json);
    } else if (model instanceof List<?> list) {
      if (!json.isArray()) {
        problems.add(place + " must be a list, not " + json);
      }
      for (int i = 0; i < json.size(); i++) {
        check(place + "/" + i, list.get(0), json.get(i));
      }
    } else {
      object(place, (Map<?, ?>) model, json);
    }
  }

  private void object(String place, Map<?, ?> model, JsonNode json) {
    if (!json.isObject()) {
      problems.add(place + " must be an object, not " + json);
      return;
    }
    if (model.containsKey("any")) {
      return;
    }
    TreeSet<String> unknown = new TreeSet<>();
    json.fieldNames().forEachRemaining(unknown::add);
    model.forEach(
        (name, type) -> {
          String key = name.toString().replace("?", "");
          unknown.remove(key);
          if (json.has(key)) {
            check(place + "/" + key, type, json.get(key));
          } else if (!name.toString().endsWith("?")) {
            problems.add(place + " has no " + key);
          }
        });
    unknown.forEach(key -> problems.add(place + " must not have " + key));
  }

  private void word(String place, String word, JsonNode json) {
    boolean right =
        switch (word) {
          case "any" -> true;
          case "text" -> json.isTextual() && !json.asText().isBlank() || isMayBeEmpty(place, json);
          case "number" -> json.isNumber();
          case "number-or-null" -> json.isNumber() || json.isNull();
          case "boolean" -> json.isBoolean();
          case "text-or-query" -> {
            if (json.isObject()) {
              check(place, models.get("query"), json);
            }
            yield json.isObject() || json.isTextual();
          }
          default -> {
            if (models.containsKey(word)) {
              check(place, models.get(word), json);
              yield true;
            }
            yield List.of(word.split("\\|")).contains(json.asText());
          }
        };
    if (!right) {
      problems.add(place + " must be " + word + ", not " + json);
    }
  }

  /** A link has a tooltip and an icon, which may say nothing. */
  private static boolean isMayBeEmpty(String place, JsonNode json) {
    return json.isTextual() && place.matches(".*/(tooltip|icon)");
  }
}
