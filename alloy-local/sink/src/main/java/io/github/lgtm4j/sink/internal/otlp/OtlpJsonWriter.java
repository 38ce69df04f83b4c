/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;

/** Writes a message as the JSON of OTLP: ids hexadecimal, enums as numbers, longs as texts. */
public final class OtlpJsonWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private OtlpJsonWriter() {}

  public static String write(Message message) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      message(out, message);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return text.toString();
  }

  private static void message(JsonGenerator out, Message message) throws IOException {
    out.writeStartObject();
    for (var field : message.getAllFields().entrySet()) {
      out.writeFieldName(field.getKey().getJsonName());
      if (field.getValue() instanceof List<?> values) {
        out.writeStartArray();
        for (Object value : values) {
          value(out, field.getKey(), value);
        }
        out.writeEndArray();
      } else {
        value(out, field.getKey(), field.getValue());
      }
    }
    out.writeEndObject();
  }

  private static void value(JsonGenerator out, FieldDescriptor field, Object value)
      throws IOException {
    switch (field.getJavaType()) {
      case MESSAGE -> message(out, (Message) value);
      case ENUM -> out.writeNumber(((EnumValueDescriptor) value).getNumber());
      case BYTE_STRING -> bytes(out, field, (ByteString) value);
      case LONG -> out.writeString(text(field, (Long) value));
      case DOUBLE -> number(out, (Double) value);
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case INT -> out.writeNumber((Integer) value);
      default -> out.writeString(value.toString());
    }
  }

  private static String text(FieldDescriptor field, long value) {
    return field.getType() == FieldDescriptor.Type.FIXED64
            || field.getType() == FieldDescriptor.Type.UINT64
        ? Long.toUnsignedString(value)
        : Long.toString(value);
  }

  private static void number(JsonGenerator out, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeString(Double.toString(value));
    }
  }

  private static void bytes(JsonGenerator out, FieldDescriptor field, ByteString value)
      throws IOException {
    if (field.getName().endsWith("_id")) {
      out.writeString(HexFormat.of().formatHex(value.toByteArray()));
    } else {
      out.writeBinary(value.toByteArray());
    }
  }
}
