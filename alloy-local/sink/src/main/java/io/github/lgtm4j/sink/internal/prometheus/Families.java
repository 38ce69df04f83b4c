/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.prometheus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Types and units of metrics, which remote write 1.0 sends apart from the samples. */
final class Families {
  private static final int MAX = 20_000;
  private static final List<String> TYPES =
      List.of(
          "unknown",
          "counter",
          "gauge",
          "histogram",
          "gaugehistogram",
          "summary",
          "info",
          "stateset");
  private static final List<String> SUFFIXES = List.of("_bucket", "_count", "_sum", "_total");
  private static final Family UNKNOWN = new Family("unknown", "");

  private final Map<Key, Family> known = new ConcurrentHashMap<>();

  private record Key(String tenant, String name) {}

  record Family(String type, String unit) {}

  void learn(String tenant, String name, int type, String unit) {
    if (known.size() < MAX && type >= 0 && type < TYPES.size()) {
      known.put(new Key(tenant, name), new Family(TYPES.get(type), unit));
    }
  }

  Family of(String tenant, String name) {
    Family family = known.get(new Key(tenant, name));
    for (String suffix : SUFFIXES) {
      if (family == null && name.endsWith(suffix)) {
        family = known.get(new Key(tenant, name.substring(0, name.length() - suffix.length())));
      }
    }
    return family == null ? UNKNOWN : family;
  }
}
