/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.HashMap;
import java.util.Map;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.message.MapMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** What an event says, and so what its line must say, whichever library the event is of. */
record Facts(
    String message,
    String level,
    String logger,
    String thread,
    Map<String, String> context,
    Map<String, Object> fields,
    @Nullable Throwable thrown) {

  static Facts of(ILoggingEvent event) {
    Map<String, Object> fields = new HashMap<>();
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        fields.put(pair.key, pair.value);
      }
    }
    return new Facts(
        event.getFormattedMessage(),
        event.getLevel().toString(),
        event.getLoggerName(),
        event.getThreadName(),
        event.getMDCPropertyMap(),
        fields,
        event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null);
  }

  static Facts of(LogEvent event) {
    Map<String, Object> fields = new HashMap<>();
    String message = event.getMessage().getFormattedMessage();
    if (event.getMessage() instanceof MapMessage<?, ?> map) {
      map.forEach((key, value) -> fields.put(key, value));
      message = String.valueOf(fields.remove("message"));
    }
    return new Facts(
        message,
        event.getLevel().name(),
        event.getLoggerName(),
        event.getThreadName(),
        event.getContextData().toMap(),
        fields,
        event.getThrown());
  }
}
