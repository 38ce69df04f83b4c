/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which lines to find. What is null or empty does not matter.
 *
 * @param tenant the tenant
 * @param service who wrote it: {@link LogLine#service()}
 * @param traceId the trace
 * @param levels the levels that fit, in lower case
 * @param text a text that the line contains, whatever the case
 * @param labels labels that the line's stream has
 * @param fields values that the line has by {@link LogLine#field}
 * @param after nanoseconds since the epoch; only later lines fit
 * @param until nanoseconds since the epoch; no later line fits
 * @param limit how many lines to return at most: the newest
 */
public record LogQuery(
    @Nullable String tenant,
    @Nullable String service,
    @Nullable String traceId,
    Set<String> levels,
    @Nullable String text,
    Map<String, String> labels,
    Map<String, String> fields,
    long after,
    long until,
    int limit) {

  public static LogQuery all() {
    return new LogQuery(
        null,
        null,
        null,
        Set.of(),
        null,
        Map.of(),
        Map.of(),
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        Integer.MAX_VALUE);
  }

  public LogQuery tenant(@Nullable String value) {
    return new LogQuery(value, service, traceId, levels, text, labels, fields, after, until, limit);
  }

  public LogQuery service(@Nullable String value) {
    return new LogQuery(tenant, value, traceId, levels, text, labels, fields, after, until, limit);
  }

  public LogQuery traceId(@Nullable String value) {
    return new LogQuery(tenant, service, value, levels, text, labels, fields, after, until, limit);
  }

  public LogQuery level(@Nullable String value) {
    return levels(value == null ? List.of() : List.of(value));
  }

  public LogQuery levels(Collection<String> values) {
    return new LogQuery(
        tenant, service, traceId, Set.copyOf(values), text, labels, fields, after, until, limit);
  }

  public LogQuery text(@Nullable String value) {
    return new LogQuery(
        tenant, service, traceId, levels, value, labels, fields, after, until, limit);
  }

  public LogQuery label(String name, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(name, value);
    return new LogQuery(tenant, service, traceId, levels, text, more, fields, after, until, limit);
  }

  public LogQuery field(String name, String value) {
    Map<String, String> more = new TreeMap<>(fields);
    more.put(name, value);
    return new LogQuery(tenant, service, traceId, levels, text, labels, more, after, until, limit);
  }

  public LogQuery after(long epochNanos) {
    return new LogQuery(
        tenant, service, traceId, levels, text, labels, fields, epochNanos, until, limit);
  }

  public LogQuery until(long epochNanos) {
    return new LogQuery(
        tenant, service, traceId, levels, text, labels, fields, after, epochNanos, limit);
  }

  public LogQuery limit(int value) {
    return new LogQuery(
        tenant, service, traceId, levels, text, labels, fields, after, until, value);
  }

  /** True if a line fits; the cheap conditions come first, reading it as JSON last. */
  public boolean matches(LogLine line) {
    return (tenant == null || tenant.equals(line.tenant()))
        && line.labels().entrySet().containsAll(labels.entrySet())
        && line.time() > after
        && line.time() <= until
        && (service == null || service.equals(line.service()))
        && (text == null || contains(line.line(), text))
        && (traceId == null || isOf(line, traceId))
        && (levels.isEmpty() || levels.contains(line.level()))
        && fields.entrySet().stream().allMatch(e -> line.field(e.getKey()).equals(e.getValue()));
  }

  private static boolean contains(String line, String text) {
    return line.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isOf(LogLine line, String traceId) {
    return (line.line().contains(traceId) || line.metadata().containsValue(traceId))
        && line.traceId().equals(traceId);
  }
}
