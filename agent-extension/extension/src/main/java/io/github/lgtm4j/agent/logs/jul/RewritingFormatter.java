/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.jul;

import io.github.lgtm4j.agent.logs.LogRewriting;
import io.github.lgtm4j.log.LogFormat;
import io.github.lgtm4j.log.LogLine;
import io.github.lgtm4j.log.jul.LgtmFormatter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Writes the contract's line, and the application's own where that cannot be had. */
final class RewritingFormatter extends LgtmFormatter {
  private static final LongAdder[] COUNTS = LogRewriting.counts("jul");

  private final LogFormat format;
  private final Formatter own;
  private final String handler;
  private volatile boolean wroteBefore;

  RewritingFormatter(LogFormat format, Formatter own, String handler) {
    super(format);
    this.format = format;
    this.own = own;
    this.handler = handler;
  }

  @Override
  public String format(LogRecord record) {
    try (LogLine line = format.open()) {
      trace(record, line);
      write(record, line);
      Throwable failure = line.failure();
      if (failure == null) {
        COUNTS[line.isTruncated() ? 1 : 0].increment();
        if (!wroteBefore) {
          wroteBefore = true;
          LogRewriting.wrote("jul", handler);
        }
        return line.toText();
      }
      COUNTS[2].increment();
      LogRewriting.failed("jul", handler, failure.getClass().getName());
      return own(record, line);
    }
  }

  /** A record that the application's formatter cannot read either is at least said to have been. */
  private String own(LogRecord record, LogLine line) {
    try {
      return own.format(record);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return line.toText();
    }
  }

  /** A record knows no context: the current one is its own where its thread writes it. */
  private static void trace(LogRecord record, LogLine line) {
    SpanContext deferred = DeferredRecords.of(record);
    SpanContext span = deferred == null ? Span.current().getSpanContext() : deferred;
    if (span.isValid() && (deferred != null || isOfThisThread(record))) {
      line.context("trace_id", span.getTraceId());
      line.context("span_id", span.getSpanId());
      line.context("trace_flags", span.getTraceFlags().asHex());
    }
  }

  @SuppressWarnings("deprecation") // getId() is the one that Java 8 has
  private static boolean isOfThisThread(LogRecord record) {
    try {
      return record.getThreadID() == (int) Thread.currentThread().getId();
    } catch (RuntimeException e) {
      return false; // a class of the application's own
    }
  }
}
