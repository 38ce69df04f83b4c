/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Turns a neutral event into Logback's and that into a line, in any version of Logback. */
public final class LogbackFeeder implements Function<Map<String, Object>, byte[]> {
  private final LgtmEncoder encoder = new LgtmEncoder();

  public LogbackFeeder() {
    encoder.setContext(new LoggerContext());
    encoder.setApplication("shop");
    encoder.setEnvironment("dev");
    encoder.setTenant("team-a");
    encoder.start();
  }

  @Override
  public byte[] apply(Map<String, Object> event) {
    try {
      return encoder.encode(logbackEvent(event));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  byte[] apply(Map<String, Object> event, Marker marker) throws ReflectiveOperationException {
    LoggingEvent result = logbackEvent(event);
    marker(result, marker);
    return encoder.encode(result);
  }

  @SuppressWarnings("unchecked")
  public static LoggingEvent logbackEvent(Map<String, Object> event)
      throws ReflectiveOperationException {
    LoggingEvent result = new LoggingEvent();
    result.setLevel(Level.toLevel((String) event.get("level")));
    result.setMessage((String) event.get("message"));
    result.setArgumentArray((Object[]) event.get("arguments"));
    result.setLoggerName((String) event.get("logger"));
    result.setThreadName((String) event.get("thread"));
    result.setMDCPropertyMap((Map<String, String>) event.get("mdc"));
    Throwable throwable = (Throwable) event.get("throwable");
    if (throwable != null) {
      result.setThrowableProxy(new ThrowableProxy(throwable));
    }
    time(result, (Long) event.get("second"), (Integer) event.get("nanos"));
    for (String marker : (List<String>) event.get("markers")) {
      marker(result, MarkerFactory.getDetachedMarker(marker));
    }
    List<Map.Entry<String, Object>> pairs =
        (List<Map.Entry<String, Object>>) event.get("keyValues");
    if (!pairs.isEmpty()) {
      ModernFeeder.keyValues(result, pairs);
    }
    return result;
  }

  private static void time(LoggingEvent event, long second, int nanos)
      throws ReflectiveOperationException {
    if (nanos % 1_000_000 == 0) {
      event.setTimeStamp(second * 1000 + nanos / 1_000_000);
    } else {
      Method setInstant = LoggingEvent.class.getMethod("setInstant", Instant.class);
      setInstant.invoke(event, Instant.ofEpochSecond(second, nanos));
    }
  }

  private static void marker(LoggingEvent event, Marker marker)
      throws ReflectiveOperationException {
    for (Method method : LoggingEvent.class.getMethods()) {
      if (method.getName().equals("addMarker") || method.getName().equals("setMarker")) {
        method.invoke(event, marker);
        return;
      }
    }
  }
}
