/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.inside.logback;

import ch.qos.logback.core.Layout;
import io.github.lgtm4j.agent.logs.inside.Rewriting;
import io.github.lgtm4j.log.FieldSource;
import io.github.lgtm4j.log.LogLevel;
import io.github.lgtm4j.log.LogLine;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The requests that logback-access writes. The message is the application's own line; beside it
 * stand the fields that a span of the request has, and its ids. Its interface has moved once, and
 * its servlets twice, so it is read by reflection.
 */
final class AccessEvents implements Events {
  private static final String LOGGER = "access";
  private static final String TYPE = "IAccessEvent";
  private static final String NOT_KNOWN = "-";

  private final Layout<Object> own;
  private volatile @Nullable Class<?> type;

  AccessEvents(Layout<Object> own) {
    this.own = own;
  }

  /** By its name: the library need not be there. */
  static boolean areWrittenBy(Object form) {
    return form.getClass()
        .getName()
        .matches("ch\\.qos\\.logback\\.access\\.(common\\.)?PatternLayout");
  }

  @Override
  public boolean areOf(Object event) {
    Class<?> known = type;
    if (known == null || !known.isInstance(event)) {
      known = type(event.getClass());
      type = known;
    }
    return known != null;
  }

  private static @Nullable Class<?> type(@Nullable Class<?> of) {
    for (Class<?> each = of; each != null; each = each.getSuperclass()) {
      for (Class<?> one : each.getInterfaces()) {
        if (one.getSimpleName().equals(TYPE)) {
          return one;
        }
      }
    }
    return null;
  }

  @Override
  public void write(Object event, LogLine line) {
    try {
      writeWhole(event, line);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      line.failed(LogLevel.INFO, e);
    }
  }

  private void writeWhole(Object event, LogLine line) throws ReflectiveOperationException {
    String thread = (String) value("getThreadName", event);
    if (Thread.currentThread().getName().equals(thread)) {
      Rewriting.currentSpan(line);
    }
    long millis = (Long) value("getTimeStamp", event);
    line.head(
        Math.floorDiv(millis, 1000L),
        (int) Math.floorMod(millis, 1000L) * 1_000_000,
        LogLevel.INFO,
        message(own.doLayout(event)),
        LOGGER,
        thread);
    field("http.request.method", value("getMethod", event), line);
    field("url.path", value("getRequestURI", event), line);
    field("http.response.status_code", value("getStatusCode", event), line);
    field("http.response.body.size", value("getContentLength", event), line);
    field("client.address", value("getRemoteAddr", event), line);
    field("duration_ms", value("getElapsedTime", event), line);
    line.end(null);
  }

  /** Without the line's end. */
  private static String message(String text) {
    return text.replaceFirst("\\R$", "");
  }

  private Object value(String getter, Object event) throws ReflectiveOperationException {
    Class<?> known = type;
    if (known == null) {
      throw new IllegalStateException("No event of logback-access: " + event.getClass());
    }
    Method method = known.getMethod(getter);
    Object value = method.invoke(event);
    return value == null ? NOT_KNOWN : value;
  }

  /** What logback-access does not know it says by a dash, or a number below zero. */
  private static void field(String name, Object value, LogLine line) {
    boolean known =
        value instanceof Number ? ((Number) value).longValue() >= 0 : !value.equals(NOT_KNOWN);
    if (known) {
      line.field(FieldSource.KEY_VALUE, name, value);
    }
  }
}
