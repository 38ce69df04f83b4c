/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.rules;

import java.util.Map;

/** Writes one rule file, line by line, as a person would. */
final class RuleText {
  private final StringBuilder text = new StringBuilder();

  RuleText comment(String... lines) {
    for (String line : lines) {
      text.append("# ").append(line).append('\n');
    }
    return this;
  }

  RuleText groups() {
    text.append("groups:\n");
    return this;
  }

  RuleText group(String name, String interval) {
    text.append("  - name: ").append(quoted(name)).append('\n');
    text.append("    interval: ").append(interval).append('\n');
    text.append("    rules:\n");
    return this;
  }

  RuleText record(String name, Map<String, String> labels, String expression) {
    text.append("      - record: ").append(name).append('\n');
    if (!labels.isEmpty()) {
      text.append("        labels:\n");
      labels.forEach(
          (label, value) ->
              text.append("          ")
                  .append(label)
                  .append(": ")
                  .append(quoted(value))
                  .append('\n'));
    }
    text.append("        expr: |\n").append(expression.stripTrailing().indent(10));
    return this;
  }

  RuleText lines(String lines) {
    text.append(lines);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /**
   * A value in quotes, for YAML, PromQL and LogQL alike: names hold neither quotes nor controls.
   */
  static String quoted(String value) {
    return '"' + value + '"';
  }
}
