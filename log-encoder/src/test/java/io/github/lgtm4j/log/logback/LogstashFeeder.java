/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Marker;

/**
 * Events with logstash-logback-encoder's arguments and markers, by reflection: it is only in the
 * class loaders of the matrix. The map's {@code case} says which.
 */
public final class LogstashFeeder implements Function<Map<String, Object>, byte[]> {
  private static final String ARGUMENTS = "net.logstash.logback.argument.StructuredArguments";
  private static final String MARKERS = "net.logstash.logback.marker.Markers";

  private final LogbackFeeder feeder = new LogbackFeeder();

  @Override
  public byte[] apply(Map<String, Object> request) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("level", "INFO");
    event.put("message", "hello");
    event.put("logger", "com.example.Orders");
    event.put("thread", "main");
    event.put("mdc", Collections.singletonMap("user", "mdc"));
    event.put("second", 1_793_534_400L);
    event.put("nanos", 0);
    event.put("markers", Collections.emptyList());
    event.put("keyValues", Collections.emptyList());
    try {
      Marker marker = fill(event, (String) request.get("case"));
      return marker == null ? feeder.apply(event) : feeder.apply(event, marker);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Marker fill(Map<String, Object> event, String name)
      throws ReflectiveOperationException {
    switch (name) {
      case "marker":
        Marker marker = (Marker) call(MARKERS, "append", "order", 7);
        marker.add((Marker) call(MARKERS, "append", "total", 1.5));
        return marker;
      case "types":
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put("b", Arrays.asList("x", "y"));
        arguments(
            event,
            call(ARGUMENTS, "kv", "duration_ms", 45),
            call(ARGUMENTS, "entries", map),
            call(ARGUMENTS, "fields", new Order()),
            call(ARGUMENTS, "raw", "raw", "{\"k\":[true,null]}"),
            "not structured");
        return null;
      case "clash":
        arguments(event, call(ARGUMENTS, "kv", "user", "argument"));
        return null;
      case "secret":
        arguments(event, call(ARGUMENTS, "kv", "password", "hunter2"));
        return null;
      case "broken":
        arguments(
            event,
            call(ARGUMENTS, "raw", "raw", "{\"broken\":\n"),
            call(ARGUMENTS, "fields", new Broken()),
            call(ARGUMENTS, "kv", "good", 1));
        return null;
      default:
        throw new AssertionError(name);
    }
  }

  private static void arguments(Map<String, Object> event, Object... arguments) {
    event.put("arguments", arguments);
  }

  private static Object call(String type, String name, Object... arguments)
      throws ReflectiveOperationException {
    Class<?>[] types = new Class<?>[arguments.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = i == 0 && types.length > 1 ? String.class : Object.class;
    }
    if (name.equals("raw")) {
      types[1] = String.class;
    } else if (name.equals("entries")) {
      types[0] = Map.class;
    }
    return Class.forName(type).getMethod(name, types).invoke(null, arguments);
  }

  /** A value of the application's. */
  public static final class Order {
    public int getId() {
      return 7;
    }
  }

  /** One that Jackson cannot write. */
  public static final class Broken {
    public int getId() {
      throw new IllegalStateException("broken");
    }
  }
}
