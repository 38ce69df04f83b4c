/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.jul;

import io.github.lgtm4j.log.FieldSource;
import io.github.lgtm4j.log.LogLevel;
import io.github.lgtm4j.log.LogLine;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** Reads a record of {@code java.util.logging} into a line. */
final class JulRecords {
  private static final RecordTime TIME = RecordTime.best();

  private JulRecords() {}

  static void write(LogRecord record, LogLevel level, @Nullable String message, LogLine line) {
    Instant time = TIME.of(record);
    line.head(
        time.getEpochSecond(),
        time.getNano(),
        level,
        message,
        record.getLoggerName(),
        thread(record));
    Object[] parameters = record.getParameters();
    if (parameters != null) {
      for (Object parameter : parameters) {
        parameter(parameter, line);
      }
    }
    line.end(record.getThrown());
  }

  private static void parameter(@Nullable Object parameter, LogLine line) {
    if (parameter instanceof Map.Entry) {
      field((Map.Entry<?, ?>) parameter, line);
    } else if (parameter instanceof Map) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) parameter).entrySet()) {
        field(entry, line);
      }
    }
  }

  private static void field(Map.Entry<?, ?> entry, LogLine line) {
    if (entry.getKey() instanceof String) {
      line.field(FieldSource.ARGUMENT, (String) entry.getKey(), entry.getValue());
    }
  }

  /** A record has only its thread's number; the name is known where that thread writes it. */
  private static String thread(LogRecord record) {
    Thread current = Thread.currentThread();
    @SuppressWarnings("deprecation") // threadId() is not in Java 8
    long id = current.getId();
    return id == record.getThreadID() ? current.getName() : Integer.toString(record.getThreadID());
  }

  static LogLevel level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return LogLevel.ERROR;
    }
    if (value >= Level.WARNING.intValue()) {
      return LogLevel.WARN;
    }
    if (value >= Level.CONFIG.intValue()) {
      return LogLevel.INFO;
    }
    return value > Level.FINEST.intValue() ? LogLevel.DEBUG : LogLevel.TRACE;
  }
}
