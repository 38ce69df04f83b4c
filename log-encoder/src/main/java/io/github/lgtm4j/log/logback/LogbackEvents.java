/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import io.github.lgtm4j.log.LogLevel;
import io.github.lgtm4j.log.LogLine;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Reads a Logback event into a line. For encoders that do more than {@link LgtmEncoder}; it only
 * needs to be handed a line that is open.
 *
 * @since 0.1.0
 */
@SuppressWarnings("deprecation") // getMarker() is the only marker that Logback 1.2 has
public final class LogbackEvents {
  private static final int MAX_MARKER_DEPTH = 8;

  /**
   * Whether events have key-value pairs, several markers and nanoseconds: Logback 1.3 and later.
   */
  private static final boolean MODERN = hasKeyValuePairs();

  /** Null without logstash-logback-encoder. */
  private static final @Nullable LogstashFields LOGSTASH =
      LogstashFields.find(LogbackEvents.class.getClassLoader());

  private LogbackEvents() {}

  private static boolean hasKeyValuePairs() {
    try {
      ILoggingEvent.class.getMethod("getKeyValuePairs");
      return true;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** Writes the whole line. Never throws: {@link LogLine#failure} says why a line is not whole. */
  public static void write(ILoggingEvent event, LogLine line) {
    LogLevel level = LogLevel.ERROR;
    try {
      level = level(event.getLevel());
      writeWhole(event, level, line);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      line.failed(level, e);
    }
  }

  private static void writeWhole(ILoggingEvent event, LogLevel level, LogLine line) {
    Map<String, String> mdc = event.getMDCPropertyMap();
    if (mdc != null) {
      line.context(mdc);
    }
    if (MODERN) {
      ModernEvents.markers(event, line);
      ModernEvents.head(event, level, line);
      ModernEvents.keyValues(event, line);
    } else {
      legacyHead(event, level, line);
    }
    if (LOGSTASH != null) {
      structured(event, LOGSTASH, line);
    }
    line.end(throwable(event.getThrowableProxy()));
  }

  private static void legacyHead(ILoggingEvent event, LogLevel level, LogLine line) {
    Marker marker = event.getMarker();
    if (marker != null) {
      marker(marker, line, 0);
    }
    head(event, level, line);
  }

  /** The head of an event whose time has milliseconds. */
  static void head(ILoggingEvent event, LogLevel level, LogLine line) {
    long millis = event.getTimeStamp();
    line.head(
        Math.floorDiv(millis, 1000L),
        (int) Math.floorMod(millis, 1000L) * 1_000_000,
        level,
        event.getFormattedMessage(),
        event.getLoggerName(),
        event.getThreadName());
  }

  private static void structured(ILoggingEvent event, LogstashFields logstash, LogLine line) {
    if (MODERN) {
      ModernEvents.structured(event, logstash, line);
    } else if (event.getMarker() != null) {
      structured(event.getMarker(), logstash, line, 0);
    }
    Object[] arguments = event.getArgumentArray();
    for (int i = 0; arguments != null && i < arguments.length; i++) {
      logstash.argument(arguments[i], line);
    }
  }

  static void structured(Marker marker, LogstashFields logstash, LogLine line, int depth) {
    if (logstash.isMarker(marker)) {
      logstash.marker(marker, line);
    }
    if (depth < MAX_MARKER_DEPTH && marker.hasReferences()) {
      for (Iterator<Marker> references = marker.iterator(); references.hasNext(); ) {
        structured(references.next(), logstash, line, depth + 1);
      }
    }
  }

  static void marker(Marker marker, LogLine line, int depth) {
    if (LOGSTASH == null || !LOGSTASH.isMarker(marker)) {
      line.marker(String.valueOf(marker.getName()));
    }
    if (depth < MAX_MARKER_DEPTH && marker.hasReferences()) {
      for (Iterator<Marker> references = marker.iterator(); references.hasNext(); ) {
        marker(references.next(), line, depth + 1);
      }
    }
  }

  private static LogLevel level(@Nullable Level level) {
    int value = level == null ? Level.ERROR_INT : level.toInt();
    if (value >= Level.ERROR_INT) {
      return LogLevel.ERROR;
    }
    if (value >= Level.WARN_INT) {
      return LogLevel.WARN;
    }
    if (value >= Level.INFO_INT) {
      return LogLevel.INFO;
    }
    return value >= Level.DEBUG_INT ? LogLevel.DEBUG : LogLevel.TRACE;
  }

  private static @Nullable Throwable throwable(@Nullable IThrowableProxy proxy) {
    if (proxy == null) {
      return null;
    }
    return proxy instanceof ThrowableProxy
        ? ((ThrowableProxy) proxy).getThrowable()
        : DetachedProxies.throwable(proxy);
  }
}
