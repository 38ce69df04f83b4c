/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.log4j2;

import io.github.lgtm4j.log.FieldSource;
import io.github.lgtm4j.log.LogLevel;
import io.github.lgtm4j.log.LogLine;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.time.Instant;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.StructuredDataMessage;
import org.apache.logging.log4j.util.StringBuilderFormattable;
import org.apache.logging.log4j.util.TriConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Log4j2 event into a line. For layouts that do more than {@link LgtmLayout}; it only needs
 * to be handed a line that is open.
 *
 * @since 0.1.0
 */
public final class Log4jEvents {
  private static final int MAX_MARKER_DEPTH = 8;
  private static final String MESSAGE = "message";
  private static final TriConsumer<String, Object, LogLine> CONTEXT = new ContextEntry();
  private static final TriConsumer<String, Object, LogLine> ARGUMENT = new Argument();

  private Log4jEvents() {}

  /** Writes the whole line. Never throws: {@link LogLine#failure} says why a line is not whole. */
  public static void write(LogEvent event, LogLine line) {
    LogLevel level = LogLevel.ERROR;
    try {
      level = level(event.getLevel());
      writeWhole(event, level, line);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      line.failed(level, e);
    }
  }

  private static void writeWhole(LogEvent event, LogLevel level, LogLine line) {
    event.getContextData().forEach(CONTEXT, line);
    marker(event.getMarker(), line, 0);
    Message message = event.getMessage();
    if (message instanceof MapMessage) {
      MapMessage<?, ?> map = (MapMessage<?, ?>) message;
      head(event, level, text(map), line);
      map.forEach(ARGUMENT, line);
    } else if (message instanceof StringBuilderFormattable) {
      formattedHead(event, level, (StringBuilderFormattable) message, line);
    } else {
      head(event, level, message == null ? null : message.getFormattedMessage(), line);
    }
    ThreadContext.ContextStack stack = event.getContextStack();
    if (stack != null && stack.getDepth() > 0) {
      line.field(FieldSource.MDC, "ndc", stack.asList());
    }
    line.end(event.getThrown());
  }

  private static void formattedHead(
      LogEvent event, LogLevel level, StringBuilderFormattable message, LogLine line) {
    Instant instant = event.getInstant();
    StringBuilder text = line.scratch();
    try {
      message.formatTo(text);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      text.append(LogLine.failureText(e)); // an argument's toString
    }
    line.headWithScratch(
        instant.getEpochSecond(),
        instant.getNanoOfSecond(),
        level,
        event.getLoggerName(),
        event.getThreadName());
  }

  private static void head(LogEvent event, LogLevel level, @Nullable String message, LogLine line) {
    Instant instant = event.getInstant();
    line.head(
        instant.getEpochSecond(),
        instant.getNanoOfSecond(),
        level,
        message,
        event.getLoggerName(),
        event.getThreadName());
  }

  /** A map's own message, where it has one; else all of the map in text. */
  private static @Nullable String text(MapMessage<?, ?> map) {
    if (map instanceof StructuredDataMessage) {
      return map.getFormat();
    }
    return map.containsKey(MESSAGE) ? map.get(MESSAGE) : map.getFormattedMessage();
  }

  private static void marker(@Nullable Marker marker, LogLine line, int depth) {
    if (marker == null || depth > MAX_MARKER_DEPTH) {
      return;
    }
    line.marker(marker.getName());
    if (marker.hasParents()) {
      for (Marker parent : marker.getParents()) {
        marker(parent, line, depth + 1);
      }
    }
  }

  private static LogLevel level(Level level) {
    int value = level.intLevel();
    if (value <= Level.ERROR.intLevel()) {
      return LogLevel.ERROR;
    }
    if (value <= Level.WARN.intLevel()) {
      return LogLevel.WARN;
    }
    if (value <= Level.INFO.intLevel()) {
      return LogLevel.INFO;
    }
    return value <= Level.DEBUG.intLevel() ? LogLevel.DEBUG : LogLevel.TRACE;
  }

  private static final class ContextEntry implements TriConsumer<String, Object, LogLine> {
    @Override
    public void accept(String key, @Nullable Object value, LogLine line) {
      line.context(key, value);
    }
  }

  private static final class Argument implements TriConsumer<String, Object, LogLine> {
    @Override
    public void accept(String key, @Nullable Object value, LogLine line) {
      if (!key.equals(MESSAGE)) {
        line.field(FieldSource.ARGUMENT, key, value);
      }
    }
  }
}
