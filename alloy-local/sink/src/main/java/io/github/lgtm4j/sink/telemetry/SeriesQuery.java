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
 */
public record SeriesQuery(
    @Nullable String tenant, @Nullable String name, Map<String, String> labels) {

  public static SeriesQuery all() {
    return new SeriesQuery(null, null, Map.of());
  }

  public static SeriesQuery named(String name) {
    return new SeriesQuery(null, name, Map.of());
  }

  public SeriesQuery tenant(@Nullable String value) {
    return new SeriesQuery(value, name, labels);
  }

  public SeriesQuery label(String key, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(key, value);
    return new SeriesQuery(tenant, name, more);
  }
}
