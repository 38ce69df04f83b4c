/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it takes to draw a trace of ten thousand spans: no attributes, each resource once, times in
 * nanoseconds after the start of the trace.
 */
record Waterfall(
    String id,
    String tenant,
    long start,
    long duration,
    int duplicates,
    List<String> orphans,
    List<String> skewed,
    List<Source> sources,
    List<Row> spans) {

  /** Where spans come from. */
  record Source(String service, Map<String, Object> resource) {}

  /** A span; {@code source} is an index. */
  record Row(
      String id,
      String parent,
      String name,
      String kind,
      String status,
      String message,
      int source,
      long start,
      long duration,
      List<Mark> events,
      int links) {}

  /** An event of a span. */
  record Mark(String name, long at) {}

  static Waterfall of(Trace trace) {
    Map<Map<String, Object>, Integer> numbers = new LinkedHashMap<>();
    List<Source> sources = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    long start = trace.start();
    for (Span span : trace.spans()) {
      int source =
          numbers.computeIfAbsent(
              span.resource(),
              resource -> {
                sources.add(new Source(span.service(), resource));
                return sources.size() - 1;
              });
      rows.add(row(span, source, start));
    }
    return new Waterfall(
        trace.id(),
        trace.spans().get(0).tenant(),
        start,
        trace.end() - start,
        trace.duplicates(),
        trace.spans().stream().filter(trace::isOrphan).map(Span::spanId).toList(),
        trace.skewed().stream().map(Span::spanId).toList(),
        sources,
        rows);
  }

  private static Row row(Span span, int source, long start) {
    return new Row(
        span.spanId(),
        span.parentSpanId(),
        span.name(),
        span.kind(),
        span.status(),
        span.statusMessage(),
        source,
        span.start() - start,
        span.end() - span.start(),
        span.events().stream().map(e -> new Mark(e.name(), e.time() - start)).toList(),
        span.links().size());
  }
}
