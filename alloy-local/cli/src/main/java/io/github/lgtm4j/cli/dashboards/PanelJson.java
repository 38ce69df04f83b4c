/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lgtm4j.cli.dashboards.Dashboard.Draw;
import io.github.lgtm4j.cli.dashboards.Dashboard.Panel;
import io.github.lgtm4j.cli.dashboards.Dashboard.Query;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A panel in Grafana's model. */
final class PanelJson {
  private static final String LIMIT = "LIMIT";

  private final Panel panel;
  private final Variables variables;
  private final DataSourceRef source;

  PanelJson(Panel panel, Variables variables, Tenants tenants) {
    this.panel = panel;
    this.variables = variables;
    this.source = new DataSourceRef(panel.from(), tenants);
  }

  ObjectNode json(int id) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("type", Looks.type(panel.draw())).put("title", panel.panel());
    json.put("description", panel.about());
    json.set("datasource", source.json());
    targets(json.putArray("targets"));
    ObjectNode fields = json.putObject("fieldConfig");
    defaults(fields.putObject("defaults"));
    overrides(fields.putArray("overrides"));
    json.set("options", Looks.options(panel.draw()));
    if (panel.draw() == Draw.TABLE) {
      columns(json.putArray("transformations"));
    }
    return json;
  }

  private void targets(ArrayNode targets) {
    char next = 'A';
    for (Query query : panel.queries()) {
      ObjectNode target = targets.addObject();
      target.put("refId", query.limit() ? LIMIT : String.valueOf(next++));
      target.set("datasource", source.json());
      switch (source.signal()) {
        case "metrics" -> promql(target, query);
        case "logs" -> logql(target, query);
        default -> traceql(target, query);
      }
    }
  }

  private void promql(ObjectNode target, Query query) {
    target.put("expr", query.expr().strip().replace("$identity", variables.labels()));
    name(target, query);
    if (panel.draw() == Draw.TABLE) {
      target.put("instant", true).put("range", false).put("format", "table");
    } else {
      target.put("range", true).put("instant", false);
      target.put("format", panel.draw() == Draw.HEATMAP ? "heatmap" : "time_series");
      target.put("exemplar", query.exemplars());
    }
  }

  private void logql(ObjectNode target, Query query) {
    target.put("expr", query.expr().strip().replace("$identity", variables.labels()));
    name(target, query);
    target.put("queryType", panel.draw() == Draw.TABLE ? "instant" : "range");
    if (panel.draw() == Draw.LOGS) {
      target.put("maxLines", 500);
    }
  }

  private void traceql(ObjectNode target, Query query) {
    if (panel.draw() == Draw.SERVICE_GRAPH) {
      target.put("queryType", "serviceMap");
      target.put("serviceMapQuery", query.expr().strip().replace("$identity", variables.labels()));
      return;
    }
    target.put("queryType", "traceql");
    target.put("query", query.expr().strip().replace("$identity", variables.attributes()));
    name(target, query);
    if (panel.draw() == Draw.TRACES) {
      target.put("tableType", "traces").put("limit", 20);
    }
  }

  private static void name(ObjectNode target, Query query) {
    if (query.name() != null) {
      target.put("legendFormat", query.name());
    }
  }

  private void defaults(ObjectNode defaults) {
    defaults.put("unit", panel.unit());
    if (panel.min() != null) {
      defaults.put("min", panel.min());
    }
    if (panel.max() != null) {
      defaults.put("max", panel.max());
    }
    Looks.color(defaults, panel.draw(), panel.steps() != null);
    steps(defaults.putObject("thresholds"), panel.steps() == null ? Map.of() : panel.steps());
    links(defaults);
    Looks.custom(defaults, panel.draw(), panel.stacked());
  }

  private static void steps(ObjectNode thresholds, Map<String, Double> steps) {
    thresholds.put("mode", "absolute");
    ArrayNode list = thresholds.putArray("steps");
    list.addObject().put("color", "green").putNull("value");
    steps.forEach((color, value) -> list.addObject().put("color", color).put("value", value));
  }

  private void links(ObjectNode defaults) {
    if (panel.targets().isEmpty()) {
      return;
    }
    ArrayNode links = defaults.putArray("links");
    for (String uid : panel.targets()) {
      links
          .addObject()
          .put("title", GrafanaFiles.read(uid.replace("lgtm4j-", "")).title())
          .put("url", "/d/" + uid + "?${__url_time_range}&" + choice());
    }
  }

  /** What the row of a table says, else what is chosen. */
  private String choice() {
    Map<String, String> columns = panel.columns() == null ? Map.of() : panel.columns();
    return variables.names().stream()
        .map(
            name ->
                columns.containsKey(name)
                    ? "var-" + name + "=${__data.fields[\"" + columns.get(name) + "\"]}"
                    : "${" + name + ":queryparam}")
        .collect(Collectors.joining("&"));
  }

  private void overrides(ArrayNode overrides) {
    if (panel.queries().stream().anyMatch(Query::limit)) {
      Looks.limit(overrides.addObject(), LIMIT);
    }
    if (panel.units() != null) {
      panel
          .units()
          .forEach(
              (column, unit) -> {
                ObjectNode override = overrides.addObject();
                override.putObject("matcher").put("id", "byName").put("options", column);
                override.putArray("properties").addObject().put("id", "unit").put("value", unit);
              });
    }
  }

  /** One table of all queries, with the columns that are named, in their order. */
  private void columns(ArrayNode transformations) {
    Map<String, String> columns = panel.columns() == null ? Map.of() : panel.columns();
    List<String> fields = columns.keySet().stream().map(this::field).toList();
    transformation(transformations, "merge");
    ObjectNode include = transformation(transformations, "filterFieldsByName").putObject("include");
    ArrayNode names = include.putArray("names");
    fields.forEach(names::add);
    ObjectNode organize = transformation(transformations, "organize");
    ObjectNode order = organize.putObject("indexByName");
    fields.forEach(field -> order.put(field, fields.indexOf(field)));
    ObjectNode rename = organize.putObject("renameByName");
    columns.forEach((column, title) -> rename.put(field(column), title));
  }

  private static ObjectNode transformation(ArrayNode transformations, String id) {
    return transformations.addObject().put("id", id).putObject("options");
  }

  /**
   * A query's letter stands for its values. Prometheus' data source leaves the letter out when
   * there is one query, Loki's does not.
   */
  private String field(String column) {
    if (!column.matches("[A-Z]")) {
      return column;
    }
    boolean alone = panel.queries().size() == 1 && source.signal().equals("metrics");
    return alone ? "Value" : "Value #" + column;
  }
}
