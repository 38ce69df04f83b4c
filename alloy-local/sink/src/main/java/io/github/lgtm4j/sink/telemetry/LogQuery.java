/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import java.util.Locale;
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

  /** True if a line fits; the cheap conditions come first, reading it as JSON last. */
  public boolean matches(LogLine line) {
    return (tenant == null || tenant.equals(line.tenant()))
        && line.labels().entrySet().containsAll(labels.entrySet())
        && line.time() > after
        && (text == null || contains(line.line(), text))
        && (traceId == null || isOf(line, traceId))
        && (level == null || level.equals(line.level()));
  }

  private static boolean contains(String line, String text) {
    return line.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isOf(LogLine line, String traceId) {
    return (line.line().contains(traceId) || line.metadata().containsValue(traceId))
        && line.traceId().equals(traceId);
  }

  public LogQuery limit(int value) {
    return new LogQuery(tenant, traceId, level, text, labels, after, value);
  }
}
