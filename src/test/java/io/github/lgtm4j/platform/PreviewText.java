/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Panels that are words and numbers. */
final class PreviewText {
  private static final int LINE = 17;

  private PreviewText() {}

  static void numbers(JsonNode panel, List<PanelData> data, PanelArea area) {
    List<PanelSeries> series = new ArrayList<>();
    data.forEach(one -> series.addAll(PanelSeries.of(one)));
    String unit = panel.at("/fieldConfig/defaults/unit").asText();
    double width = area.width() / Math.max(1, series.size());
    for (int i = 0; i < series.size(); i++) {
      double x = area.x() + width * (i + 0.5);
      double value = series.get(i).last();
      String color = color(panel.at("/fieldConfig/defaults/thresholds/steps"), value);
      String text = Units.text(unit, value);
      int size = Math.min(22, (int) (width / (0.62 * text.length())));
      String style = "fill:" + color + ";font-size:" + size + "px";
      area.svg().words(x, area.y() + area.height() * 0.55, "b c\" style=\"" + style + "\"", text);
      area.svg().words(x, area.bottom() - 2, width, "m c", series.get(i).name());
    }
  }

  private static String color(JsonNode steps, double value) {
    String color = "green";
    for (JsonNode step : steps) {
      if (step.path("value").isNull() || value >= step.path("value").asDouble()) {
        color = step.path("color").asText();
      }
    }
    return Map.of("green", "#73BF69", "orange", "#FF9830", "red", "#F2495C").get(color);
  }

  static void lines(PanelData data, PanelArea area) {
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode stream : data.result()) {
      stream.path("values").forEach(lines::add);
    }
    lines.sort(Comparator.comparing((JsonNode line) -> line.get(0).asText()).reversed());
    double y = area.y() + 10;
    for (JsonNode line : lines) {
      if (y > area.bottom()) {
        return;
      }
      area.svg().words(area.x(), y, area.width(), "m", line.get(1).asText());
      y += LINE;
    }
  }

  static void table(JsonNode panel, List<PanelData> data, PanelArea area) {
    JsonNode rename = panel.at("/transformations/2/options/renameByName");
    Map<String, String> titles = new LinkedHashMap<>();
    rename.properties().forEach(one -> titles.put(one.getKey(), one.getValue().asText()));
    if (titles.isEmpty()) {
      for (String column : List.of("traceID", "rootServiceName", "rootTraceName", "durationMs")) {
        titles.put(column, column);
      }
    }
    Map<String, String> units = new LinkedHashMap<>();
    for (JsonNode override : panel.at("/fieldConfig/overrides")) {
      units.put(
          override.at("/matcher/options").asText(), override.at("/properties/0/value").asText());
    }
    List<Map<String, String>> rows = rows(panel, data, titles, units);
    double width = area.width() / titles.size();
    int column = 0;
    for (Map.Entry<String, String> title : titles.entrySet()) {
      double x = area.x() + width * column++;
      area.svg().words(x, area.y() + 8, width - 6, "t", title.getValue());
      double y = area.y() + 8 + LINE;
      for (Map<String, String> row : rows) {
        if (y > area.bottom()) {
          break;
        }
        area.svg().words(x, y, width - 6, "", row.getOrDefault(title.getKey(), ""));
        y += LINE;
      }
    }
  }

  private static List<Map<String, String>> rows(
      JsonNode panel, List<PanelData> data, Map<String, String> titles, Map<String, String> units) {
    String unit = panel.at("/fieldConfig/defaults/unit").asText();
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (PanelData one : data) {
      String lettered = "Value #" + one.target().path("refId").asText();
      String field = titles.containsKey(lettered) ? lettered : "Value";
      for (JsonNode series : sorted(one)) {
        if (series.has("traceID")) {
          Map<String, String> row =
              rows.computeIfAbsent(series.path("traceID").asText(), any -> new LinkedHashMap<>());
          titles.keySet().forEach(column -> row.put(column, series.path(column).asText()));
          continue;
        }
        Map<String, String> row =
            rows.computeIfAbsent(key(series.path("metric"), rows), any -> new LinkedHashMap<>());
        series
            .path("metric")
            .properties()
            .forEach(label -> row.put(label.getKey(), label.getValue().asText()));
        String shown = units.getOrDefault(titles.get(field), unit);
        row.put(field, Units.text(shown, series.at("/value/1").asDouble()));
      }
    }
    return List.copyOf(rows.values());
  }

  /** A query with fewer labels than the first belongs to the row that has all of them. */
  private static String key(JsonNode labels, Map<String, Map<String, String>> rows) {
    for (Map.Entry<String, Map<String, String>> row : rows.entrySet()) {
      boolean same = true;
      for (var label : labels.properties()) {
        same &= label.getValue().asText().equals(row.getValue().get(label.getKey()));
      }
      if (same) {
        return row.getKey();
      }
    }
    return labels.toString();
  }

  /** Prometheus keeps the order of a query that sorts; Loki gives none. */
  private static List<JsonNode> sorted(PanelData data) {
    List<JsonNode> all = StreamSupport.stream(data.result().spliterator(), false).toList();
    if (data.target().path("expr").asText().startsWith("sort")) {
      return all;
    }
    return all.stream()
        .sorted(
            Comparator.comparingDouble((JsonNode series) -> -series.at("/value/1").asDouble())
                .thenComparing(series -> series.path("metric").toString()))
        .toList();
  }
}
