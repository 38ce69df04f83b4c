/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The environment variables that the manifests of a folder set, and the values that they give. */
final class Variables {
  private final Map<String, Set<String>> values = new TreeMap<>();
  private final Set<String> always = new TreeSet<>();

  /** A value that is only known in the cluster is empty. */
  void set(String name, String value) {
    values.computeIfAbsent(name, any -> new TreeSet<>()).add(value);
  }

  /** Every agent gets it. */
  void setAlways(String name) {
    always.add(name);
  }

  boolean isSet(String name) {
    return values.containsKey(name);
  }

  /** Whether anything sets variables here at all. */
  boolean isEmpty() {
    return values.isEmpty();
  }

  Set<String> names() {
    return values.keySet();
  }

  /** What it may be when the config is loaded; unset too, if not every agent gets it. */
  Set<String> valuesOf(String name) {
    Set<String> all = new TreeSet<>(values.getOrDefault(name, Set.of()));
    if (!always.contains(name)) {
      all.add("");
    }
    return all;
  }
}
