/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a panel.
 *
 * @param limit whether it is drawn as the line that others must not cross
 */
record PanelSeries(String name, JsonNode labels, double[] times, double[] values, boolean limit) {
  private static final Pattern LABEL = Pattern.compile("\\{\\{\\s*([\\w.]+)\\s*}}");

  static List<PanelSeries> of(PanelData data) {
    List<PanelSeries> all = new ArrayList<>();
    for (JsonNode series : data.result()) {
      JsonNode points = series.path("values");
      double[] times = new double[points.size()];
      double[] values = new double[points.size()];
      for (int i = 0; i < times.length; i++) {
        times[i] = points.get(i).get(0).asDouble();
        values[i] = Double.parseDouble(points.get(i).get(1).asText().replace("Inf", "Infinity"));
      }
      all.add(
          new PanelSeries(
              name(data.target(), series.path("metric")),
              series.path("metric"),
              times,
              values,
              data.target().path("refId").asText().equals("LIMIT")));
    }
    all.sort(Comparator.comparing(PanelSeries::name));
    return all;
  }

  private static String name(JsonNode target, JsonNode labels) {
    Matcher label = LABEL.matcher(target.path("legendFormat").asText(""));
    StringBuilder name = new StringBuilder();
    while (label.find()) {
      label.appendReplacement(name, Matcher.quoteReplacement(labels.path(label.group(1)).asText()));
    }
    return label.appendTail(name).toString();
  }

  double last() {
    return Arrays.stream(values)
        .filter(value -> !Double.isNaN(value))
        .reduce((a, b) -> b)
        .orElse(Double.NaN);
  }
}
