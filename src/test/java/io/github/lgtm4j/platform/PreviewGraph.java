/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

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
    TreeSet<String> clients = new TreeSet<>();
    TreeSet<String> servers = new TreeSet<>();
    for (JsonNode edge :
        stack.instant(
            "sum by (client, server) (rate(traces_service_graph_request_total{tenant=\"prod\"}[10m])) > 0")) {
      String client = edge.at("/metric/client").asText();
      String server = edge.at("/metric/server").asText();
      edges.put(client + ">" + server, edge.at("/value/1").asDouble());
      clients.add(client);
      servers.add(server);
    }
    servers.removeAll(clients);
    place(clients, area.x() + area.width() * 0.25);
    place(servers, area.x() + area.width() * 0.75);
    edges.forEach(this::edge);
    places.forEach(this::node);
  }

  private void place(TreeSet<String> names, double x) {
    int i = 0;
    for (String name : names) {
      places.put(name, new double[] {x, area.y() + area.height() * (i++ + 0.5) / names.size()});
    }
  }

  private void edge(String names, double rate) {
    double[] from = places.get(names.replaceFirst(">.*", ""));
    double[] to = places.get(names.replaceFirst(".*>", ""));
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
