/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.lgtm4j.sink.internal.net.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes answers as JSON that a browser reads without loss. */
final class Json {
  private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Long.class, new LongSerializer())
                  .addSerializer(long.class, new LongSerializer())
                  .addSerializer(Instant.class, ToStringSerializer.instance));

  private Json() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Response respond(Object value) {
    return respond(200, value);
  }

  static Response respond(int status, Object value) {
    byte[] body = write(value).getBytes(StandardCharsets.UTF_8);
    return Response.bytes(status, "application/json; charset=utf-8", body);
  }

  /** Nanoseconds since the epoch are more than a number of JavaScript holds: they go as text. */
  private static final class LongSerializer extends JsonSerializer<Long> {
    @Override
    public void serialize(Long value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (Math.abs(value) > MAX_SAFE_INTEGER) {
        out.writeString(Long.toString(value));
      } else {
        out.writeNumber(value);
      }
    }
  }
}
