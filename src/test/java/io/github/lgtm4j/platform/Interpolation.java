/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fills in a dashboard's variables as Grafana does, as somebody who looks at prod chose them. */
final class Interpolation {
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * @param range seconds that are shown
   */
  Interpolation(GrafanaDashboard dashboard, long range) {
    for (JsonNode variable : dashboard.variables()) {
      values.put(variable.path("name").asText(), value(variable));
    }
    // The scrape's interval is 30 s: four of them, as Grafana takes for a range that is short.
    values.put("__rate_interval", "2m");
    values.put("__interval", "1m");
    values.put("__auto", "1m");
    values.put("__range", range + "s");
  }

  private static String value(JsonNode variable) {
    if (variable.path("multi").asBoolean()) {
      return variable.path("allValue").asText();
    }
    return variable.path("current").path("value").asText();
  }

  String of(String text) {
    String filled = text;
    // The longest first: $__range is the beginning of nothing else, but $application may be.
    for (String name :
        values.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
      filled = filled.replace("${" + name + "}", values.get(name));
      filled = filled.replace("$" + name, values.get(name));
    }
    return filled;
  }
}
