/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lgtm4j.cli.dashboards.Dashboard.Draw;

/** How each kind of panel looks: the same in every dashboard. */
final class Looks {
  private Looks() {}

  /** The plugin that draws it. */
  static String type(Draw draw) {
    return switch (draw) {
      case LINES, BARS -> "timeseries";
      case NUMBERS -> "stat";
      case TABLE, TRACES -> "table";
      case LOGS -> "logs";
      case HEATMAP -> "heatmap";
      case SERVICE_GRAPH -> "nodeGraph";
    };
  }

  static ObjectNode options(Draw draw) {
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    switch (draw) {
      case LINES, BARS -> {
        ObjectNode legend = options.putObject("legend");
        legend.putArray("calcs");
        legend.put("displayMode", "list").put("placement", "bottom").put("showLegend", true);
        options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
      }
      case NUMBERS -> numbers(options);
      case TABLE, TRACES ->
          options.put("frameIndex", 0).put("showHeader", true).put("cellHeight", "sm");
      case LOGS -> logs(options);
      case HEATMAP -> heatmap(options);
      case SERVICE_GRAPH -> {
        options.putObject("nodes");
        options.putObject("edges");
      }
    }
    return options;
  }

  private static void numbers(ObjectNode options) {
    options.put("colorMode", "value").put("graphMode", "area").put("justifyMode", "auto");
    options.put("textMode", "auto").put("wideLayout", true).put("orientation", "auto");
    options.put("showPercentChange", false).put("percentChangeColorMode", "standard");
    ObjectNode reduce = options.putObject("reduceOptions");
    reduce.putArray("calcs").add("lastNotNull");
    reduce.put("fields", "").put("values", false);
  }

  private static void logs(ObjectNode options) {
    options.put("dedupStrategy", "none").put("enableLogDetails", true);
    options.put("prettifyLogMessage", false).put("showCommonLabels", false);
    options.put("showLabels", false).put("showLogContextToggle", true).put("showTime", true);
    options.put("sortOrder", "Descending").put("wrapLogMessage", true);
  }

  private static void heatmap(ObjectNode options) {
    options.put("calculate", false).put("cellGap", 1).put("showValue", "never");
    ObjectNode color = options.putObject("color");
    color.put("mode", "scheme").put("scheme", "Oranges").put("exponent", 0.5);
    color.put("fill", "dark-orange").put("reverse", false).put("steps", 64);
    options.putObject("exemplars").put("color", "rgba(255,0,255,0.7)");
    options.putObject("filterValues").put("le", 1e-9);
    options.putObject("legend").put("show", true);
    options.putObject("rowsFrame").put("layout", "auto");
    options.putObject("tooltip").put("mode", "single").put("yHistogram", false);
    options.putObject("yAxis").put("axisPlacement", "left").put("reverse", false).put("unit", "s");
  }

  static void color(ObjectNode defaults, Draw draw, boolean hasSteps) {
    if (draw == Draw.NUMBERS || hasSteps) {
      defaults.putObject("color").put("mode", "thresholds");
    } else if (draw == Draw.LINES || draw == Draw.BARS) {
      defaults.putObject("color").put("mode", "palette-classic");
    }
  }

  static void custom(ObjectNode defaults, Draw draw, boolean stacked) {
    if (draw != Draw.LINES && draw != Draw.BARS) {
      return;
    }
    ObjectNode custom = defaults.putObject("custom");
    custom.put("drawStyle", draw == Draw.BARS ? "bars" : "line").put("lineWidth", 1);
    custom.put("fillOpacity", draw == Draw.BARS ? 80 : stacked ? 30 : 5);
    custom.put("showPoints", "never").put("spanNulls", false);
    custom.putObject("stacking").put("mode", stacked ? "normal" : "none").put("group", "A");
  }

  /** Dashed and red: what the other lines must not cross. */
  static void limit(ObjectNode override, String query) {
    override.putObject("matcher").put("id", "byFrameRefID").put("options", query);
    ArrayNode properties = override.putArray("properties");
    ObjectNode dashed = property(properties, "custom.lineStyle").putObject("value");
    dashed.put("fill", "dash").putArray("dash").add(8).add(6);
    ObjectNode red = property(properties, "color").putObject("value");
    red.put("mode", "fixed").put("fixedColor", "red");
    property(properties, "custom.fillOpacity").put("value", 0);
    ObjectNode stacking = property(properties, "custom.stacking").putObject("value");
    stacking.put("mode", "none").put("group", "limit");
  }

  private static ObjectNode property(ArrayNode properties, String id) {
    return properties.addObject().put("id", id);
  }
}
