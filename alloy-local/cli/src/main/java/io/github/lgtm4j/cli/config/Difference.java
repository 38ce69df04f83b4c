/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How two lists of lines differ; the order of lines does not matter, how often they occur does. */
final class Difference {
  private final List<String> missing;
  private final List<String> unexpected;

  private Difference(List<String> missing, List<String> unexpected) {
    this.missing = missing;
    this.unexpected = unexpected;
  }

  static Difference between(List<String> expected, List<String> actual) {
    return new Difference(without(expected, actual), without(actual, expected));
  }

  private static List<String> without(List<String> lines, List<String> others) {
    Map<String, Integer> left = new LinkedHashMap<>();
    others.forEach(line -> left.merge(line, 1, Integer::sum));
    List<String> rest = new ArrayList<>();
    for (String line : lines) {
      if (left.merge(line, -1, Integer::sum) < 0) {
        rest.add(line);
      }
    }
    return rest;
  }

  boolean isEmpty() {
    return missing.isEmpty() && unexpected.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    missing.forEach(line -> text.append("  missing:    ").append(line).append('\n'));
    unexpected.forEach(line -> text.append("  unexpected: ").append(line).append('\n'));
    return text.toString();
  }
}
