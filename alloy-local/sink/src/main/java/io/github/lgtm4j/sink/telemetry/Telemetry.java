/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Everything that was received and is still held. Safe for use by any thread. */
public interface Telemetry {

  /** The spans that fit, oldest arrival first. A span that arrived twice is there twice. */
  List<Span> spans(SpanQuery query);

  /** The traces that have a span that fits, each with all of its spans. */
  List<Trace> traces(SpanQuery query);

  /** The trace of an id; without spans if none has arrived. */
  Trace trace(String traceId);

  /** The lines that fit, oldest first. */
  List<LogLine> logs(LogQuery query);

  /** The series that fit, with the samples that are still held. */
  List<Series> series(SeriesQuery query);

  /** What was refused or flagged, the most frequent first. */
  List<Violation> violations();

  /** How much is held, and how much was dropped to make room. */
  Usage usage();

  /**
   * Waits for telemetry to arrive.
   *
   * @return true as soon as the condition holds, false if it does not within the time
   */
  boolean await(Duration timeout, Predicate<Telemetry> condition) throws InterruptedException;

  /** The lines of a trace. */
  default List<LogLine> logsOfTrace(String traceId) {
    return logs(LogQuery.all().traceId(traceId));
  }

  /** The series of a metric, by its name in Prometheus. */
  default List<Series> metric(String name) {
    return series(SeriesQuery.named(name));
  }
}
