/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file of {@code platform/dashboards}.
 *
 * @param uid never changes: alerts and runbooks lead to it
 * @param folder the folder's uid in Grafana
 * @param range how far back it looks at first, such as {@code 6h}
 */
record Dashboard(
    @JsonProperty(required = true) String uid,
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) String about,
    @JsonProperty(required = true) String folder,
    @JsonProperty(required = true) String range,
    @JsonProperty(required = true) List<Variable> variables,
    @JsonProperty(required = true) List<Row> rows) {

  /** Panels under a heading. */
  record Row(
      @JsonProperty(required = true) String row,
      @JsonProperty(required = true) List<Panel> panels) {}

  /**
   * One panel.
   *
   * @param draw lines, bars, numbers, table, logs, heatmap, traces or service-graph
   * @param from metrics, logs or traces of the tenant chosen; of all that are chosen with {@code
   *     all-} before it, of the stack's own tenant with {@code stack-}
   * @param size columns of 24 and rows of 30 pixels, such as 8x8
   * @param stacked whether lines stand on one another
   * @param columns of a table: what a label or a query is called, in this order; others are left
   *     out
   * @param units of a table's columns that have another unit than the panel
   * @param steps from which value on which colour, ascending
   * @param leadsTo dashboards that a click on a value leads to
   */
  record Panel(
      @JsonProperty(required = true) String panel,
      @JsonProperty(required = true) String about,
      @JsonProperty(required = true) Draw draw,
      @JsonProperty(required = true) String unit,
      @JsonProperty(required = true) String from,
      @JsonProperty(required = true) String size,
      @Nullable Double min,
      @Nullable Double max,
      boolean stacked,
      @Nullable Map<String, String> columns,
      @Nullable Map<String, String> units,
      @Nullable Map<String, Double> steps,
      @JsonProperty("leads-to") @Nullable List<String> leadsTo,
      @JsonProperty(required = true) List<Query> queries) {

    List<String> targets() {
      return leadsTo == null ? List.of() : leadsTo;
    }
  }

  /**
   * One query of a panel.
   *
   * @param expr PromQL, LogQL or TraceQL; {@code $identity} stands for the matchers of the
   *     variables
   * @param name how a series is called in the legend
   * @param exemplars whether its dots lead to traces
   * @param limit whether it is the line that others must not cross
   */
  record Query(
      @JsonProperty(required = true) String expr,
      @Nullable String name,
      boolean exemplars,
      boolean limit) {}

  /** How a panel is drawn. */
  enum Draw {
    @JsonProperty("lines")
    LINES,
    @JsonProperty("bars")
    BARS,
    @JsonProperty("numbers")
    NUMBERS,
    @JsonProperty("table")
    TABLE,
    @JsonProperty("logs")
    LOGS,
    @JsonProperty("heatmap")
    HEATMAP,
    @JsonProperty("traces")
    TRACES,
    @JsonProperty("service-graph")
    SERVICE_GRAPH
  }

  /**
   * A variable that somebody chooses.
   *
   * @param from the data source that is asked for its values, as a panel's; none for a text or a
   *     tenant
   * @param values the series whose label of this name has the values
   * @param many whether several can be chosen, and all
   */
  record Variable(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String label,
      @Nullable String from,
      @Nullable String values,
      boolean many) {}
}
