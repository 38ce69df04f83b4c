/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.lgtm4j.log.FieldSource;
import io.github.lgtm4j.log.LogLevel;
import io.github.lgtm4j.log.LogLine;
import java.time.Instant;
import java.util.List;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** What Logback has since 1.3; a class of its own, so that it is never linked with 1.2. */
final class ModernEvents {
  private ModernEvents() {}

  static void markers(ILoggingEvent event, LogLine line) {
    List<Marker> markers = event.getMarkerList();
    if (markers != null) {
      for (int i = 0; i < markers.size(); i++) {
        LogbackEvents.marker(markers.get(i), line, 0);
      }
    }
  }

  static void structured(ILoggingEvent event, LogstashFields logstash, LogLine line) {
    List<Marker> markers = event.getMarkerList();
    if (markers != null) {
      for (int i = 0; i < markers.size(); i++) {
        LogbackEvents.structured(markers.get(i), logstash, line, 0);
      }
    }
  }

  static void head(ILoggingEvent event, LogLevel level, LogLine line) {
    Instant instant = event.getInstant();
    if (instant == null) {
      LogbackEvents.head(event, level, line);
      return;
    }
    line.head(
        instant.getEpochSecond(),
        instant.getNano(),
        level,
        event.getFormattedMessage(),
        event.getLoggerName(),
        event.getThreadName());
  }

  static void keyValues(ILoggingEvent event, LogLine line) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      for (int i = 0; i < pairs.size(); i++) {
        KeyValuePair pair = pairs.get(i);
        line.field(FieldSource.KEY_VALUE, pair.key, pair.value);
      }
    }
  }
}
