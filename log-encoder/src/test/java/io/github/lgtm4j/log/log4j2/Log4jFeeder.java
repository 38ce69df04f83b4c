/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.log4j2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.ByteBufferDestination;
import org.apache.logging.log4j.core.time.MutableInstant;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;

/** Turns a neutral event into Log4j's and that into a line, in any version of Log4j2. */
public final class Log4jFeeder implements Function<Map<String, Object>, byte[]> {
  private final LgtmLayout layout =
      LgtmLayout.newBuilder()
          .setApplication("shop")
          .setEnvironment("dev")
          .setTenant("team-a")
          .build();

  @Override
  public byte[] apply(Map<String, Object> event) {
    LogEvent logEvent = logEvent(event);
    byte[] line = layout.toByteArray(logEvent);
    Destination destination = new Destination();
    layout.encode(logEvent, destination);
    if (!java.util.Arrays.equals(line, destination.bytes.toByteArray())) {
      throw new AssertionError("the garbage-free way gave other bytes");
    }
    return line;
  }

  @SuppressWarnings("unchecked")
  public static LogEvent logEvent(Map<String, Object> event) {
    SortedArrayStringMap context = new SortedArrayStringMap();
    ((Map<String, Object>) event.get("mdc")).forEach(context::putValue);
    MutableInstant instant = new MutableInstant();
    instant.initFromEpochSecond((Long) event.get("second"), (Integer) event.get("nanos"));
    Log4jLogEvent.Builder builder =
        Log4jLogEvent.newBuilder()
            .setLevel(Level.valueOf((String) event.get("level")))
            .setMessage(message(event))
            .setLoggerName((String) event.get("logger"))
            .setThreadName((String) event.get("thread"))
            .setContextData(context)
            .setThrown((Throwable) event.get("throwable"))
            .setInstant(instant);
    List<String> markers = (List<String>) event.get("markers");
    if (!markers.isEmpty()) {
      builder.setMarker(new MarkerManager.Log4jMarker(markers.get(0)));
    }
    return builder.build();
  }

  @SuppressWarnings("unchecked")
  private static Message message(Map<String, Object> event) {
    String text = (String) event.get("message");
    List<Map.Entry<String, Object>> pairs =
        (List<Map.Entry<String, Object>>) event.get("keyValues");
    if (pairs.isEmpty()) {
      return new SimpleMessage(text);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("message", text);
    pairs.forEach(pair -> map.put(pair.getKey(), pair.getValue()));
    return new Fields(map);
  }

  /** MapMessage can be made with values of any type only by a subclass. */
  private static final class Fields extends MapMessage<Fields, Object> {
    private static final long serialVersionUID = 1;

    Fields(Map<String, Object> fields) {
      super(fields);
    }
  }

  private static final class Destination implements ByteBufferDestination {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public ByteBuffer getByteBuffer() {
      throw new UnsupportedOperationException("a line is written at once");
    }

    @Override
    public ByteBuffer drain(ByteBuffer buffer) {
      throw new UnsupportedOperationException("a line is written at once");
    }

    @Override
    public void writeBytes(ByteBuffer data) {
      throw new UnsupportedOperationException("a line is written at once");
    }

    @Override
    public void writeBytes(byte[] data, int offset, int length) {
      bytes.write(data, offset, length);
    }
  }
}
