/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which series to find. What is null does not matter.
 *
 * @param tenant the tenant
 * @param name the name of the metric in Prometheus, such as {@code http_requests_total}
 * @param labels labels that the series has
 * @param maxPoints how many samples of each series to return at most: the newest
 */
public record SeriesQuery(
    @Nullable String tenant, @Nullable String name, Map<String, String> labels, int maxPoints) {

  public static SeriesQuery all() {
    return new SeriesQuery(null, null, Map.of(), Integer.MAX_VALUE);
  }

  public static SeriesQuery named(String name) {
    return new SeriesQuery(null, name, Map.of(), Integer.MAX_VALUE);
  }

  public SeriesQuery tenant(@Nullable String value) {
    return new SeriesQuery(value, name, labels, maxPoints);
  }

  public SeriesQuery label(String key, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(key, value);
    return new SeriesQuery(tenant, name, more, maxPoints);
  }

  public SeriesQuery maxPoints(int value) {
    return new SeriesQuery(tenant, name, labels, value);
  }
}
