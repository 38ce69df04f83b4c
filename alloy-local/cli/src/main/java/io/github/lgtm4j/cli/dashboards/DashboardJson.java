/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lgtm4j.cli.dashboards.Dashboard.Panel;
import io.github.lgtm4j.cli.dashboards.Dashboard.Row;

/** A dashboard in Grafana's model, version 1: every Grafana from 10 to 13 reads it from a file. */
final class DashboardJson {
  /**
   * The newest version of the model that 10 to 13 share; what is older is migrated when it is read.
   */
  private static final int SCHEMA = 39;

  private static final int COLUMNS = 24;

  private final Dashboard dashboard;
  private final Variables variables;
  private final Tenants tenants;
  private int id;
  private int top;

  DashboardJson(Dashboard dashboard, Tenants tenants) {
    this.dashboard = dashboard;
    this.variables = new Variables(dashboard.variables(), tenants);
    this.tenants = tenants;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("uid", dashboard.uid())
        .put("title", dashboard.title())
        .put("description", dashboard.about());
    json.putArray("tags").add("lgtm4j");
    json.put("schemaVersion", SCHEMA).put("editable", false).put("graphTooltip", 1);
    json.put("refresh", "1m").put("timezone", "browser");
    json.putObject("time").put("from", "now-" + dashboard.range()).put("to", "now");
    links(json.putArray("links"));
    annotations(json.putObject("annotations").putArray("list"));
    variables.writeTo(json.putObject("templating").putArray("list"));
    rows(json.putArray("panels"));
    return json;
  }

  /** The other dashboards, with what is chosen here. */
  private static void links(ArrayNode links) {
    ObjectNode link = links.addObject();
    link.put("type", "dashboards").put("title", "lgtm4j").put("tooltip", "").put("icon", "");
    link.putArray("tags").add("lgtm4j");
    link.put("asDropdown", true).put("includeVars", true).put("keepTime", true);
    link.put("targetBlank", false);
  }

  /** When alerts fired; only where there is an application that they are about. */
  private void annotations(ArrayNode list) {
    if (!variables.names().contains("application")) {
      return;
    }
    ObjectNode alerts = list.addObject().put("name", "Alerts").put("enable", true);
    alerts.put("iconColor", "red");
    String from = variables.hasSeveralTenants() ? "all-metrics" : "metrics";
    alerts.set("datasource", new DataSourceRef(from, tenants).json());
    alerts
        .putObject("target")
        .put("refId", "Anno")
        .put("expr", "ALERTS{" + variables.labels() + ", alertstate=\"firing\"}")
        .put("interval", "1m");
    alerts
        .put("titleFormat", "{{alertname}}")
        .put("textFormat", "{{application}} in {{environment}}");
  }

  private void rows(ArrayNode panels) {
    for (Row row : dashboard.rows()) {
      ObjectNode heading = panels.addObject().put("id", ++id).put("type", "row");
      heading.put("title", row.row()).put("collapsed", false);
      position(heading, 0, COLUMNS, 1);
      heading.putArray("panels");
      top++;
      panels(panels, row);
    }
  }

  /** From left to right, and below when there is no more room. */
  private void panels(ArrayNode panels, Row row) {
    int left = 0;
    int deepest = 0;
    for (Panel panel : row.panels()) {
      String[] size = panel.size().split("x", 2);
      int width = Integer.parseInt(size[0]);
      int height = Integer.parseInt(size[1]);
      if (left + width > COLUMNS) {
        left = 0;
        top += deepest;
        deepest = 0;
      }
      ObjectNode json = new PanelJson(panel, variables, tenants).json(++id);
      position(json, left, width, height);
      panels.add(json);
      left += width;
      deepest = Math.max(deepest, height);
    }
    top += deepest;
  }

  private void position(ObjectNode json, int left, int width, int height) {
    json.putObject("gridPos").put("x", left).put("y", top).put("w", width).put("h", height);
  }
}
