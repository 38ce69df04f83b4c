/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lgtm4j.cli.dashboards.Dashboard.Variable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The variables of one dashboard, each chained to those before it: a cluster is one of the
 * environment that is chosen, an application one of that cluster.
 */
final class Variables {
  private static final String TENANT = "tenant";
  private static final String ALL = "$__all";
  private static final int ON_TIME_RANGE_CHANGED = 2;
  private static final int ALPHABETICAL = 1;

  private final List<Variable> variables;
  private final Tenants tenants;

  Variables(List<Variable> variables, Tenants tenants) {
    this.variables = variables;
    this.tenants = tenants;
  }

  void writeTo(ArrayNode list) {
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      ObjectNode json =
          list.addObject().put("name", variable.name()).put("label", variable.label());
      if (variable.name().equals(TENANT)) {
        tenant(json, variable);
      } else if (variable.values() == null) {
        text(json);
      } else {
        query(json, variable, matchers(variables.subList(0, i), "", ", "));
      }
    }
  }

  /** The matchers of PromQL and LogQL for what is chosen. */
  String labels() {
    return matchers(variables, "", ", ");
  }

  /** The conditions of TraceQL for what is chosen. */
  String attributes() {
    return matchers(variables, "resource.", " && ");
  }

  boolean hasSeveralTenants() {
    return variables.stream().anyMatch(one -> one.name().equals(TENANT) && one.many());
  }

  /** What a link hands on, as a query of an address. */
  List<String> names() {
    return variables.stream().map(Variable::name).toList();
  }

  private static String matchers(List<Variable> variables, String prefix, String separator) {
    return variables.stream()
        .filter(Variables::isLabel)
        .map(
            variable ->
                prefix
                    + variable.name()
                    + (variable.many() ? "=~\"$" : "=\"$")
                    + variable.name()
                    + '"')
        .collect(Collectors.joining(separator));
  }

  private static boolean isLabel(Variable variable) {
    return variable.values() != null || variable.name().equals(TENANT);
  }

  private void tenant(ObjectNode json, Variable variable) {
    String first = tenants.first();
    json.put("type", "custom").put("query", String.join(",", tenants.all()));
    many(json, variable.many());
    if (!variable.many()) {
      json.putObject("current").put("text", first).put("value", first);
    }
    ArrayNode options = json.putArray("options");
    for (String tenant : tenants.all()) {
      options
          .addObject()
          .put("selected", !variable.many() && tenant.equals(first))
          .put("text", tenant)
          .put("value", tenant);
    }
  }

  private static void text(ObjectNode json) {
    json.put("type", "textbox").put("query", "");
    json.putObject("current").put("text", "").put("value", "");
  }

  private void query(ObjectNode json, Variable variable, String matchers) {
    json.put("type", "query");
    json.set("datasource", new DataSourceRef(variable.from(), tenants).json());
    String definition =
        "label_values(" + variable.values() + "{" + matchers + "}, " + variable.name() + ")";
    json.putObject("query")
        .put("qryType", 1)
        .put("query", definition)
        .put("refId", "PrometheusVariableQueryEditor-VariableQuery");
    json.put("refresh", ON_TIME_RANGE_CHANGED).put("sort", ALPHABETICAL);
    many(json, variable.many());
  }

  /** What has not this label belongs to all as well. */
  private static void many(ObjectNode json, boolean many) {
    json.put("multi", many).put("includeAll", many);
    if (many) {
      json.put("allValue", ".*");
      ObjectNode current = json.putObject("current");
      current.putArray("text").add("All");
      current.putArray("value").add(ALL);
    }
  }
}
