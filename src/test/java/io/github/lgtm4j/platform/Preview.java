/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A dashboard as a drawing, from what its queries returned: a sketch of what Grafana shows. */
final class Preview {
  private static final int COLUMN = 50;
  private static final int ROW = 26;
  private static final int GAP = 6;
  private static final int TOP = 34;

  private final RecordedStack stack;
  private final GrafanaDashboard dashboard;
  private final Svg svg = new Svg();

  private Preview(RecordedStack stack, GrafanaDashboard dashboard) {
    this.stack = stack;
    this.dashboard = dashboard;
  }

  static String of(RecordedStack stack, GrafanaDashboard dashboard) throws Exception {
    return new Preview(stack, dashboard).draw();
  }

  private String draw() throws Exception {
    StringBuilder variables = new StringBuilder();
    Interpolation interpolation = PanelData.interpolation(dashboard, stack);
    for (JsonNode variable : dashboard.variables()) {
      String value = interpolation.of("$" + variable.path("name").asText());
      variables
          .append(variable.path("label").asText())
          .append(": ")
          .append(value.equals(".*") ? "All" : value.isEmpty() ? "–" : value)
          .append("     ");
    }
    svg.words(GAP, 22, "h", dashboard.json().path("title").asText());
    svg.words(24 * COLUMN - GAP, 22, "m r", variables.toString().strip());
    int bottom = 0;
    for (JsonNode panel : dashboard.everything()) {
      JsonNode at = panel.path("gridPos");
      bottom = Math.max(bottom, at.path("y").asInt() + at.path("h").asInt());
      draw(panel, at);
    }
    return svg.document(24 * COLUMN, TOP + bottom * ROW + GAP);
  }

  private void draw(JsonNode panel, JsonNode at) throws Exception {
    double x = at.path("x").asInt() * COLUMN + GAP / 2.0;
    double y = TOP + at.path("y").asInt() * ROW + GAP / 2.0;
    double width = at.path("w").asInt() * COLUMN - GAP;
    double height = at.path("h").asInt() * ROW - GAP;
    String title = panel.path("title").asText();
    if (panel.path("type").asText().equals("row")) {
      svg.words(x + 4, y + 15, "h", "⌄ " + title);
      return;
    }
    svg.rounded(x, y, width, height).words(x + 8, y + 16, width - 16, "t", title);
    PanelArea area = new PanelArea(svg, x + 8, y + 26, width - 16, height - 34);
    List<PanelData> data = new ArrayList<>();
    for (JsonNode target : panel.path("targets")) {
      data.add(PanelData.of(stack, dashboard, panel, target));
    }
    switch (panel.path("type").asText()) {
      case "timeseries" -> new PreviewChart(stack, panel, data, area).draw();
      case "heatmap" -> new PreviewHeatmap(data.get(0), area).draw();
      case "stat" -> PreviewText.numbers(panel, data, area);
      case "logs" -> PreviewText.lines(data.get(0), area);
      case "nodeGraph" -> new PreviewGraph(stack, area).draw();
      default -> PreviewText.table(panel, data, area);
    }
  }
}
