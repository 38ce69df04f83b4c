/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names that OTLP metrics have in Prometheus: underscores, unit and {@code _total} behind. */
final class PrometheusNames {
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("d", "days"),
          Map.entry("h", "hours"),
          Map.entry("min", "minutes"),
          Map.entry("s", "seconds"),
          Map.entry("ms", "milliseconds"),
          Map.entry("us", "microseconds"),
          Map.entry("ns", "nanoseconds"),
          Map.entry("By", "bytes"),
          Map.entry("KiBy", "kibibytes"),
          Map.entry("MiBy", "mebibytes"),
          Map.entry("GiBy", "gibibytes"),
          Map.entry("KBy", "kilobytes"),
          Map.entry("MBy", "megabytes"),
          Map.entry("GBy", "gigabytes"),
          Map.entry("m", "meters"),
          Map.entry("V", "volts"),
          Map.entry("A", "amperes"),
          Map.entry("J", "joules"),
          Map.entry("W", "watts"),
          Map.entry("g", "grams"),
          Map.entry("Cel", "celsius"),
          Map.entry("Hz", "hertz"),
          Map.entry("%", "percent"));
  private static final Map<String, String> PER =
      Map.of("s", "second", "m", "minute", "h", "hour", "d", "day");

  private PrometheusNames() {}

  /** The unit in words; empty for what is only counted. */
  static String unit(String unit) {
    if (unit.isEmpty() || unit.equals("1") || unit.startsWith("{")) {
      return "";
    }
    int slash = unit.indexOf('/');
    if (slash < 0) {
      return UNITS.getOrDefault(unit, escape(unit));
    }
    String what = unit(unit.substring(0, slash));
    String per = unit.substring(slash + 1);
    return (what.isEmpty() ? "" : what + '_') + "per_" + PER.getOrDefault(per, escape(per));
  }

  static String metric(String name, String unit, boolean counter, boolean gauge) {
    String metric = escape(name);
    String suffix = gauge && unit.equals("1") ? "ratio" : unit(unit);
    if (counter && metric.endsWith("_total")) {
      metric = metric.substring(0, metric.length() - "_total".length());
    }
    if (!suffix.isEmpty() && !metric.endsWith('_' + suffix)) {
      metric += '_' + suffix;
    }
    return counter ? metric + "_total" : metric;
  }

  /** Attributes as labels; two that become one label are joined as Prometheus joins them. */
  static Map<String, String> labels(Map<String, Object> attributes) {
    Map<String, String> labels = new LinkedHashMap<>();
    attributes.forEach(
        (name, value) ->
            labels.merge(LokiLogs.labelName(name), value.toString(), (a, b) -> a + ';' + b));
    return labels;
  }

  private static String escape(String name) {
    String escaped = name.replaceAll("[^a-zA-Z0-9_:]+", "_").replaceAll("_+$", "");
    return !escaped.isEmpty() && Character.isDigit(escaped.charAt(0)) ? '_' + escaped : escaped;
  }
}
