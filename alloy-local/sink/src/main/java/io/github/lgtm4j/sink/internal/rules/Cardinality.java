/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts the values of a label up to a bound, in bounded memory. */
final class Cardinality {
  static final int MAX_VALUES = 200;
  private static final int MAX_SUBJECTS = 10_000;

  private record Key(String tenant, String subject, String label) {}

  private final Map<Key, Set<Integer>> values = new HashMap<>();

  /** True once, when a value makes the label have too many. */
  synchronized boolean exceeds(String tenant, String subject, String label, String value) {
    Key key = new Key(tenant, subject, label);
    Set<Integer> known = values.get(key);
    if (known == null) {
      if (values.size() >= MAX_SUBJECTS) {
        return false;
      }
      known = new HashSet<>();
      values.put(key, known);
    }
    return known.size() <= MAX_VALUES
        && known.add(value.hashCode())
        && known.size() == MAX_VALUES + 1;
  }

  synchronized void clear() {
    values.clear();
  }
}
