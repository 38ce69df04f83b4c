/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who calls whom, of the series that Grafana draws the service graph of. */
final class PreviewGraph {
  private final RecordedStack stack;
  private final PanelArea area;
  private final Map<String, double[]> places = new LinkedHashMap<>();

  PreviewGraph(RecordedStack stack, PanelArea area) {
    this.stack = stack;
    this.area = area;
  }

  void draw() throws Exception {
    Map<String, Double> edges = new TreeMap<>();
    for (JsonNode edge :
        stack.instant(
            "sum by (client, server) (rate(traces_service_graph_request_total{tenant=\"prod\"}[10m])) > 0")) {
      edges.put(
          edge.at("/metric/client").asText() + ">" + edge.at("/metric/server").asText(),
          edge.at("/value/1").asDouble());
    }
    place(depths(edges.keySet()));
    edges.forEach(this::edge);
    places.forEach(this::node);
  }

  /** How far each is from those whom nobody calls. */
  private static Map<String, Integer> depths(Set<String> edges) {
    Map<String, Integer> depths = new TreeMap<>();
    for (int round = 0; round < edges.size(); round++) {
      for (String edge : edges) {
        int depth = depths.computeIfAbsent(client(edge), any -> 0);
        if (!client(edge).equals(server(edge)) && depth < edges.size()) {
          depths.merge(server(edge), depth + 1, Math::max);
        }
      }
    }
    return depths;
  }

  private void place(Map<String, Integer> depths) {
    int deepest = depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (int depth = 0; depth <= deepest; depth++) {
      int level = depth;
      List<String> names =
          depths.keySet().stream().filter(name -> depths.get(name) == level).toList();
      for (int i = 0; i < names.size(); i++) {
        places.put(
            names.get(i),
            new double[] {
              area.x() + area.width() * (depth + 0.5) / (deepest + 1),
              area.y() + area.height() * (i + 0.5) / names.size()
            });
      }
    }
  }

  private static String client(String edge) {
    return edge.substring(0, edge.indexOf('>'));
  }

  private static String server(String edge) {
    return edge.substring(edge.indexOf('>') + 1);
  }

  private void edge(String names, double rate) {
    double[] from = places.get(client(names));
    double[] to = places.get(server(names));
    if (from == to) {
      area.svg().circle(from[0] - 30, from[1], 16, "fill=\"none\" stroke=\"#8e8e99\"");
    } else {
      area.svg().line(from[0], from[1], to[0], to[1], "stroke=\"#8e8e99\"");
    }
    double x = from == to ? from[0] - 60 : from[0] + (to[0] - from[0]) * 0.4;
    double y = from[1] + (to[1] - from[1]) * 0.4 - 4;
    area.svg().words(x, y, "m c", Units.text("reqps", rate));
  }

  private void node(String name, double[] place) {
    area.svg()
        .circle(place[0], place[1], 24, "fill=\"#181b1f\" stroke=\"#73BF69\" stroke-width=\"3\"");
    area.svg().words(place[0], place[1] + 38, "c", name);
  }
}
