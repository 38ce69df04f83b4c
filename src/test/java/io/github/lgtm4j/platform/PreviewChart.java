/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines or bars over time, with their names below. */
final class PreviewChart {
  private static final int LEGEND = 14;
  private static final int AXIS = 54;

  private final RecordedStack stack;
  private final JsonNode panel;
  private final List<PanelSeries> series = new ArrayList<>();
  private final PanelArea area;
  private final boolean stacked;
  private final boolean bars;
  private double low;
  private double high;
  private double first = Double.MAX_VALUE;
  private double last;

  PreviewChart(RecordedStack stack, JsonNode panel, List<PanelData> data, PanelArea area) {
    this.stack = stack;
    this.panel = panel;
    this.area = area;
    data.forEach(one -> series.addAll(PanelSeries.of(one)));
    JsonNode custom = panel.at("/fieldConfig/defaults/custom");
    stacked = custom.at("/stacking/mode").asText().equals("normal");
    bars = custom.path("drawStyle").asText().equals("bars");
  }

  void draw() {
    if (stacked) {
      stack();
    }
    scale();
    axis();
    // The highest first: what stands lower is drawn over it.
    for (int i = series.size() - 1; i >= 0; i--) {
      line(series.get(i), color(i));
    }
    exemplars();
    legend();
  }

  /** The recorded ones are of the server's requests. */
  private void exemplars() {
    for (JsonNode target : panel.path("targets")) {
      if (target.path("exemplar").asBoolean()
          && target.path("expr").asText().contains("http_server_request_duration")) {
        stack.exemplars().forEach(this::dot);
      }
    }
  }

  private void dot(JsonNode exemplar) {
    double time = exemplar.path("timestamp").asDouble();
    double value = exemplar.path("value").asDouble();
    if (time >= first && time <= last && value >= low && value <= high) {
      area.svg().box(x(time) - 2, y(value) - 2, 4, 4, "#FADE2A");
    }
  }

  /** Each stands on the ones before it. */
  private void stack() {
    Map<Double, Double> tops = new HashMap<>();
    for (PanelSeries one : series) {
      for (int i = 0; i < one.values().length; i++) {
        if (!Double.isNaN(one.values()[i])) {
          one.values()[i] = tops.merge(one.times()[i], one.values()[i], Double::sum);
        }
      }
    }
  }

  private void scale() {
    JsonNode defaults = panel.at("/fieldConfig/defaults");
    low = defaults.path("min").asDouble(Double.MAX_VALUE);
    high = defaults.path("max").asDouble(-Double.MAX_VALUE);
    for (PanelSeries one : series) {
      for (int i = 0; i < one.values().length; i++) {
        if (Double.isFinite(one.values()[i])) {
          low = Math.min(low, one.values()[i]);
          high = Math.max(high, one.values()[i]);
        }
        first = Math.min(first, one.times()[i]);
        last = Math.max(last, one.times()[i]);
      }
    }
    if (stacked || bars) {
      low = Math.min(low, 0);
    }
    if (high <= low) {
      high = low + 1;
    }
  }

  private void axis() {
    String unit = panel.at("/fieldConfig/defaults/unit").asText();
    for (int i = 0; i <= 2; i++) {
      double value = low + (high - low) * i / 2;
      area.svg().line(left(), y(value), area.right(), y(value), "stroke=\"#2c3235\"");
      area.svg().words(left() - 4, y(value) + 3, "m r", Units.text(unit, value));
    }
  }

  private void line(PanelSeries one, String color) {
    StringBuilder path = new StringBuilder();
    boolean drawn = false;
    for (int i = 0; i < one.values().length; i++) {
      double value = one.values()[i];
      if (!Double.isFinite(value)) {
        drawn = false;
        continue;
      }
      String place = Svg.n(x(one.times()[i])) + " " + Svg.n(y(value));
      path.append(bars ? "M" + place + "V" + Svg.n(y(low)) : (drawn ? "L" : "M") + place);
      drawn = true;
    }
    String dashes = one.limit() ? " stroke-dasharray=\"8 6\"" : "";
    String width = bars ? " stroke-width=\"4\"" : "";
    area.svg().path(path.toString(), "stroke=\"" + color + "\"" + dashes + width);
  }

  private void legend() {
    double x = area.x();
    for (PanelSeries one : series) {
      String shade = color(series.indexOf(one));
      double width = Math.min(160, one.name().length() * 5.4 + 18);
      if (x + width > area.right()) {
        area.svg().words(x, area.bottom() + 2, "m", "…");
        return;
      }
      area.svg().box(x, area.bottom() - 3, 8, 3, shade);
      area.svg().words(x + 11, area.bottom() + 2, width - 14, "m", one.name());
      x += width;
    }
  }

  private String color(int index) {
    return series.get(index).limit() ? "#F2495C" : Svg.COLORS[index % Svg.COLORS.length];
  }

  private double left() {
    return area.x() + AXIS;
  }

  private double x(double time) {
    return left() + (time - first) / Math.max(1, last - first) * (area.width() - AXIS);
  }

  private double y(double value) {
    double height = area.height() - LEGEND - 4;
    return area.y() + height - (value - low) / (high - low) * height;
  }
}
