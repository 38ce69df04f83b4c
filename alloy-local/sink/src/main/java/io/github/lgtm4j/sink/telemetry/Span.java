/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A span as it arrived.
 *
 * @param tenant the tenant it was sent for
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param parentSpanId 16 hexadecimal digits; empty for the first span of a trace
 * @param name its name
 * @param kind internal, server, client, producer, consumer or unspecified
 * @param start nanoseconds since the epoch
 * @param end nanoseconds since the epoch
 * @param status unset, ok or error
 * @param statusMessage what the status says; empty if nothing
 * @param attributes its attributes: texts, booleans, longs, doubles, lists and maps
 * @param events its events
 * @param links its links
 * @param resource the attributes of its resource
 * @param scope the name of the instrumentation that made it
 * @param received when it arrived
 */
public record Span(
    String tenant,
    String traceId,
    String spanId,
    String parentSpanId,
    String name,
    String kind,
    long start,
    long end,
    String status,
    String statusMessage,
    Map<String, Object> attributes,
    List<Event> events,
    List<Link> links,
    Map<String, Object> resource,
    String scope,
    Instant received) {

  /** The {@code service.name} of its resource; empty if it has none. */
  public String service() {
    return String.valueOf(resource.getOrDefault("service.name", ""));
  }

  public Duration duration() {
    return Duration.ofNanos(end - start);
  }

  public boolean isError() {
    return status.equals("error");
  }

  /**
   * An event of a span.
   *
   * @param name its name
   * @param time nanoseconds since the epoch
   * @param attributes its attributes
   */
  public record Event(String name, long time, Map<String, Object> attributes) {}

  /**
   * A link to another span.
   *
   * @param traceId the other trace
   * @param spanId the other span
   * @param attributes its attributes
   */
  public record Link(String traceId, String spanId, Map<String, Object> attributes) {}
}
