/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/**
 * What one query of a panel returned.
 *
 * @param result series with their values, or streams with their lines, as the API gives them
 */
record PanelData(JsonNode target, JsonNode result) {

  static Interpolation interpolation(GrafanaDashboard dashboard, RecordedStack stack) {
    return new Interpolation(dashboard, stack.samples.end() - stack.samples.start());
  }

  static String query(GrafanaDashboard dashboard, JsonNode target, RecordedStack stack) {
    String query = target.has("expr") ? "expr" : "query";
    return interpolation(dashboard, stack).of(target.path(query).asText());
  }

  static PanelData of(
      RecordedStack stack, GrafanaDashboard dashboard, JsonNode panel, JsonNode target)
      throws Exception {
    String query = query(dashboard, target, stack);
    boolean table = panel.path("type").asText().equals("table");
    String type = target.path("datasource").path("type").asText();
    JsonNode result;
    if (type.equals("tempo")) {
      result = stack.traces(query);
    } else if (type.equals("loki")) {
      result = table ? stack.lokiInstant(query) : stack.lokiRange(query);
    } else {
      result = table ? stack.instant(query) : stack.range(query);
    }
    return new PanelData(target, result);
  }

  /** At least one value that is a number, or one line. */
  boolean hasValues() {
    return StreamSupport.stream(result.spliterator(), false).anyMatch(PanelData::hasValue);
  }

  private static boolean hasValue(JsonNode series) {
    if (series.has("value")) {
      return isValue(series.path("value"));
    }
    for (JsonNode value : series.path("values")) {
      if (isValue(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isValue(JsonNode value) {
    return !value.path(1).asText().equals("NaN");
  }
}
