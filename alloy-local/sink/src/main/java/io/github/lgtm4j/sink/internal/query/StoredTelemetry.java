/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import io.github.lgtm4j.sink.internal.codec.TraceId;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.Store;
import io.github.lgtm4j.sink.internal.violation.Violations;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import io.github.lgtm4j.sink.telemetry.Trace;
import io.github.lgtm4j.sink.telemetry.Usage;
import io.github.lgtm4j.sink.telemetry.Violation;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers queries by reading the whole store. */
public final class StoredTelemetry implements Telemetry {
  /** A violation changes no version of the store, so the condition is asked now and then. */
  private static final long LONGEST_WAIT = Duration.ofMillis(250).toNanos();

  private final Store store;
  private final long maxBytes;
  private final Violations violations;

  public StoredTelemetry(Store store, long maxBytes, Violations violations) {
    this.store = store;
    this.maxBytes = maxBytes;
    this.violations = violations;
  }

  @Override
  public List<Span> spans(SpanQuery query) {
    SpanScan scan = new SpanScan(query);
    store.scan(scan);
    return scan.found();
  }

  @Override
  public List<Trace> traces(SpanQuery query) {
    return traces(query, SpanReader.whole());
  }

  /** As {@link #traces}, without the attributes of spans, events and links: much smaller. */
  public List<Trace> outlines(SpanQuery query) {
    return traces(query, SpanReader.outlines());
  }

  private List<Trace> traces(SpanQuery query, SpanReader reader) {
    TraceIdScan ids = new TraceIdScan(query);
    store.scan(ids);
    Set<TraceId> wanted = new LinkedHashSet<>(ids.found());
    WholeTraceScan whole = new WholeTraceScan(wanted, reader);
    store.scan(whole);
    return whole.traces();
  }

  @Override
  public Trace trace(String traceId) {
    return trace(traceId, SpanReader.whole());
  }

  /** As {@link #trace}, without the attributes of spans, events and links. */
  public Trace outline(String traceId) {
    return trace(traceId, SpanReader.outlines());
  }

  private Trace trace(String traceId, SpanReader reader) {
    WholeTraceScan scan = new WholeTraceScan(Set.of(TraceId.parse(traceId)), reader);
    store.scan(scan);
    List<Trace> found = scan.traces();
    return found.isEmpty() ? Trace.of(traceId, List.of()) : found.get(0);
  }

  /** A span as it arrived last, or null. */
  public @Nullable Span span(String traceId, String spanId) {
    OneSpanScan scan = new OneSpanScan(TraceId.parse(traceId), spanId);
    store.scan(scan);
    return scan.found();
  }

  /** Shows the outlines of the spans that arrived in the last while before the newest one. */
  public void newest(Duration window, Consumer<Span> action) {
    NewestSpans newest = new NewestSpans();
    store.scan(newest);
    store.scan(newest.since(window, action));
  }

  /** What each tenant has sent. */
  public List<TenantContents> tenants() {
    TenantScan scan = new TenantScan();
    store.scan(scan);
    return scan.found();
  }

  @Override
  public List<LogLine> logs(LogQuery query) {
    LogScan scan = new LogScan(query);
    store.scan(scan);
    return scan.found();
  }

  @Override
  public List<Series> series(SeriesQuery query) {
    SeriesScan scan = new SeriesScan(query);
    store.scan(scan);
    return scan.found();
  }

  @Override
  public List<Violation> violations() {
    return violations.list();
  }

  @Override
  public Usage usage() {
    return new Usage(store.size(), maxBytes, byName(store.stored()), byName(store.evicted()));
  }

  private static Map<String, Long> byName(Map<Kind, Long> counts) {
    Map<String, Long> named = new TreeMap<>();
    counts.forEach(
        (kind, count) -> {
          if (kind != Kind.CONTEXT) {
            named.put(kind.name().toLowerCase(Locale.ROOT), count);
          }
        });
    return named;
  }

  @Override
  public boolean await(Duration timeout, Predicate<Telemetry> condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      long seen = store.version();
      if (condition.test(this)) {
        return true;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      store.awaitChange(seen, Duration.ofNanos(Math.min(left, LONGEST_WAIT)));
    }
  }
}
