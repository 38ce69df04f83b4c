/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The streams or series that a tenant has, by fingerprint, for the limit on their number. */
final class ActiveSet {
  /** Beyond so many tenants nothing is counted: somebody is making them up. */
  private static final int MAX_TENANTS = 100;

  /** What an unlimited tenant costs at most. */
  private static final int MAX_TRACKED = 200_000;

  private final Map<String, Set<Long>> active = new HashMap<>();

  enum Admission {
    KNOWN,
    NEW,
    OVER_LIMIT
  }

  synchronized Admission admit(String tenant, long fingerprint, int max) {
    if (active.size() >= MAX_TENANTS && !active.containsKey(tenant)) {
      return Admission.NEW;
    }
    Set<Long> known = active.computeIfAbsent(tenant, t -> new HashSet<>());
    if (known.contains(fingerprint)) {
      return Admission.KNOWN;
    }
    if (max > 0 && known.size() >= max) {
      return Admission.OVER_LIMIT;
    }
    if (known.size() < MAX_TRACKED) {
      known.add(fingerprint);
    }
    return Admission.NEW;
  }

  synchronized void clear() {
    active.clear();
  }
}
