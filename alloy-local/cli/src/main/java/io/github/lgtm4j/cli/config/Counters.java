/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Alloy's own counters of what it dropped, cut, or found to disagree, as lines of text. */
final class Counters {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{(.*)} ([0-9.e+]+)");
  private static final Pattern COUNTED =
      Pattern.compile(
          "loki_process_dropped_lines_total|loki_process_truncated_fields_total|lgtm_.*_total"
              + "|otelcol_processor_filter_.*_filtered(_ratio)?_total"
              + "|otelcol_processor_tail_sampling_global_count_traces_sampled(_ratio)?_total");

  /** Relabel components that only count; how often depends on how many scrapes there were. */
  private static final Pattern COUNTING_RELABEL =
      Pattern.compile("mismatch_[a-z]+|tenant_refused|missing_[a-z]+");

  private Counters() {}

  static List<String> of(String metrics) {
    List<String> lines = new ArrayList<>();
    for (String sample : metrics.split("\n", -1)) {
      Matcher matcher = SAMPLE.matcher(sample);
      if (matcher.matches() && Double.parseDouble(matcher.group(3)) > 0) {
        line(matcher, lines);
      }
    }
    lines.sort(null);
    return lines;
  }

  private static void line(Matcher sample, List<String> lines) {
    String name = sample.group(1);
    String component = label(sample.group(2), "component_id");
    String last = component.substring(component.lastIndexOf('.') + 1);
    if (COUNTED.matcher(name).matches() && isDrop(last)) {
      String what =
          label(sample.group(2), "reason")
              + label(sample.group(2), "field")
              + label(sample.group(2), "decision");
      lines.add("counted " + name + " " + last + " " + what + " " + sample.group(3));
    } else if (name.equals("alloy_prometheus_relabel_metrics_written")
        && COUNTING_RELABEL.matcher(last).matches()) {
      lines.add("counted " + name + " " + last + " some");
    }
  }

  /** What another tenant's exporter takes, or a counting branch passes over, is not dropped. */
  private static boolean isDrop(String component) {
    return !component.startsWith("only_") && !component.equals("tenant");
  }

  private static String label(String labels, String name) {
    Matcher matcher = Pattern.compile("(?:^|,)" + name + "=\"([^\"]*)\"").matcher(labels);
    return matcher.find() ? matcher.group(1) : "";
  }
}
