/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

import io.github.lgtm4j.log.LogFormat;
import io.github.lgtm4j.log.LogLine;
import io.github.lgtm4j.log.jul.LgtmFormatter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.logging.LogRecord;

/** {@code java.util.logging} has no MDC: its lines take their ids from the current span. */
final class TraceFormatter extends LgtmFormatter {
  private final LogFormat lines;

  TraceFormatter(LogFormat lines) {
    super(lines);
    this.lines = lines;
  }

  @Override
  public String format(LogRecord record) {
    try (LogLine line = lines.open()) {
      SpanContext span = Span.current().getSpanContext();
      if (span.isValid()) {
        line.context(TraceIds.TRACE_ID, span.getTraceId());
        line.context(TraceIds.SPAN_ID, span.getSpanId());
        line.context(TraceIds.TRACE_FLAGS, span.getTraceFlags().asHex());
      }
      write(record, line);
      return line.toText();
    }
  }
}
