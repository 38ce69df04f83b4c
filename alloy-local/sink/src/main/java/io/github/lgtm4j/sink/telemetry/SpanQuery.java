/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Which spans to find. What is null does not matter.
 *
 * @param tenant the tenant
 * @param traceId the trace
 * @param service the {@code service.name}
 * @param name the name of the span
 * @param text a text that the name or an attribute contains
 * @param errorsOnly only spans with status error
 * @param minNanos the least duration in nanoseconds
 * @param limit how many traces or spans to return at most: the newest
 */
public record SpanQuery(
    @Nullable String tenant,
    @Nullable String traceId,
    @Nullable String service,
    @Nullable String name,
    @Nullable String text,
    boolean errorsOnly,
    long minNanos,
    int limit) {

  public static SpanQuery all() {
    return new SpanQuery(null, null, null, null, null, false, 0, Integer.MAX_VALUE);
  }

  public SpanQuery tenant(@Nullable String value) {
    return new SpanQuery(value, traceId, service, name, text, errorsOnly, minNanos, limit);
  }

  public SpanQuery traceId(@Nullable String value) {
    return new SpanQuery(tenant, value, service, name, text, errorsOnly, minNanos, limit);
  }

  public SpanQuery service(@Nullable String value) {
    return new SpanQuery(tenant, traceId, value, name, text, errorsOnly, minNanos, limit);
  }

  public SpanQuery name(@Nullable String value) {
    return new SpanQuery(tenant, traceId, service, value, text, errorsOnly, minNanos, limit);
  }

  public SpanQuery text(@Nullable String value) {
    return new SpanQuery(tenant, traceId, service, name, value, errorsOnly, minNanos, limit);
  }

  public SpanQuery errorsOnly(boolean value) {
    return new SpanQuery(tenant, traceId, service, name, text, value, minNanos, limit);
  }

  public SpanQuery minNanos(long value) {
    return new SpanQuery(tenant, traceId, service, name, text, errorsOnly, value, limit);
  }

  public SpanQuery limit(int value) {
    return new SpanQuery(tenant, traceId, service, name, text, errorsOnly, minNanos, value);
  }
}
