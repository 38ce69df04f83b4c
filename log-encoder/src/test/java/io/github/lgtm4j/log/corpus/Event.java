/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A log event of no logging library. It is a map of the JDK's types only, so that it can be handed
 * to an adapter in another class loader.
 */
public final class Event {
  /** 2026-11-01T12:00:00.123Z. */
  static final long SECOND = 1_793_534_400L;

  private final String name;
  private final Map<String, Object> map = new HashMap<>();
  private final Map<String, Object> mdc = new LinkedHashMap<>();
  private final List<String> markers = new ArrayList<>();
  private final List<Map.Entry<String, Object>> keyValues = new ArrayList<>();

  private Event(String name) {
    this.name = name;
    map.put("second", SECOND);
    map.put("nanos", 123_000_000);
    map.put("level", "INFO");
    map.put("message", "Request processed");
    map.put("logger", "com.example.Orders");
    map.put("thread", "main");
    map.put("mdc", mdc);
    map.put("markers", markers);
    map.put("keyValues", keyValues);
  }

  public static Event event(String name) {
    return new Event(name);
  }

  public Event with(String property, Object value) {
    map.put(property, value);
    return this;
  }

  public Event message(String message) {
    return with("message", message);
  }

  public Event mdc(String key, Object value) {
    mdc.put(key, value);
    return this;
  }

  public Event marker(String marker) {
    markers.add(marker);
    return this;
  }

  public Event field(String key, Object value) {
    keyValues.add(new java.util.AbstractMap.SimpleImmutableEntry<>(key, value));
    return this;
  }

  public Event thrown(Throwable throwable) {
    return with("throwable", throwable);
  }

  public String name() {
    return name;
  }

  public boolean has(String property) {
    Object value = map.get(property);
    return value instanceof List<?> list
        ? !list.isEmpty()
        : value instanceof Map<?, ?> entries ? !entries.isEmpty() : value != null;
  }

  public Object get(String property) {
    return map.get(property);
  }

  public Map<String, Object> map() {
    return Collections.unmodifiableMap(map);
  }

  @Override
  public String toString() {
    return name;
  }
}
