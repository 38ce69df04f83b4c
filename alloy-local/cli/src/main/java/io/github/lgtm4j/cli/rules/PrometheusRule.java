/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.rules;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rule files as {@code PrometheusRule} resources of Kubernetes, labelled with tenant and type, by
 * which Alloy's {@code mimir.rules.kubernetes} and {@code loki.rules.kubernetes} choose them.
 */
final class PrometheusRule {
  private PrometheusRule() {}

  /** One resource for each file of {@link RenderedRules}, under the same path. */
  static Map<String, String> of(Map<String, String> files) {
    Map<String, String> resources = new TreeMap<>();
    files.forEach((path, text) -> resources.put(path, resource(path.split("/", -1), text)));
    return resources;
  }

  private static String resource(String[] path, String text) {
    String name = path[2].replace(".yaml", "");
    return "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n"
        + ("name: " + name(path[0], path[1], name) + "\nlabels:\n").indent(2)
        + ("tenant: " + RuleText.quoted(path[0]) + "\ntype: " + path[1] + "\n").indent(4)
        + "spec:\n"
        + text.indent(2);
  }

  /** A tenant may have characters that a name in Kubernetes may not. */
  private static String name(String tenant, String type, String name) {
    String wanted = "lgtm4j-" + tenant + "-" + type + "-" + name;
    return wanted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
  }
}
