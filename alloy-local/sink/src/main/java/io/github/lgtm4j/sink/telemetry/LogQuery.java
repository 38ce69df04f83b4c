/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which lines to find. What is null does not matter.
 *
 * @param tenant the tenant
 * @param traceId the trace
 * @param level the level, in lower case
 * @param text a text that the line contains, whatever the case
 * @param labels labels that the line's stream has
 * @param after nanoseconds since the epoch; only later lines fit
 * @param limit how many lines to return at most: the newest
 */
public record LogQuery(
    @Nullable String tenant,
    @Nullable String traceId,
    @Nullable String level,
    @Nullable String text,
    Map<String, String> labels,
    long after,
    int limit) {

  public static LogQuery all() {
    return new LogQuery(null, null, null, null, Map.of(), Long.MIN_VALUE, Integer.MAX_VALUE);
  }

  public LogQuery tenant(@Nullable String value) {
    return new LogQuery(value, traceId, level, text, labels, after, limit);
  }

  public LogQuery traceId(@Nullable String value) {
    return new LogQuery(tenant, value, level, text, labels, after, limit);
  }

  public LogQuery level(@Nullable String value) {
    return new LogQuery(tenant, traceId, value, text, labels, after, limit);
  }

  public LogQuery text(@Nullable String value) {
    return new LogQuery(tenant, traceId, level, value, labels, after, limit);
  }

  public LogQuery label(String name, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(name, value);
    return new LogQuery(tenant, traceId, level, text, more, after, limit);
  }

  public LogQuery after(long epochNanos) {
    return new LogQuery(tenant, traceId, level, text, labels, epochNanos, limit);
  }

  public LogQuery limit(int value) {
    return new LogQuery(tenant, traceId, level, text, labels, after, value);
  }
}
