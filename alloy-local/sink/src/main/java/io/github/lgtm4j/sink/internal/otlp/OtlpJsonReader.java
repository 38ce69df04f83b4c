/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of OTLP into a message. It differs from protobuf's own JSON: ids are hexadecimal,
 * enums are numbers, and unknown fields are passed over.
 */
public final class OtlpJsonReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final Message prototype;

  public OtlpJsonReader(Message prototype) {
    this.prototype = prototype;
  }

  /** The protobuf bytes of a JSON document. */
  public byte[] toProtobuf(byte[] json) {
    try (JsonParser in = JSON.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new FailedRequest(400, "malformed JSON: an object must start with {");
      }
      Message.Builder builder = prototype.newBuilderForType();
      merge(in, builder);
      return builder.build().toByteArray();
    } catch (IOException | IllegalArgumentException e) {
      throw new FailedRequest(400, "malformed JSON: " + e.getMessage());
    }
  }

  private static void merge(JsonParser in, Message.Builder builder) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      FieldDescriptor field = field(builder, in.currentName());
      JsonToken token = in.nextToken();
      if (field == null) {
        in.skipChildren();
      } else if (token == JsonToken.START_ARRAY && field.isRepeated()) {
        while (in.nextToken() != JsonToken.END_ARRAY) {
          builder.addRepeatedField(field, value(in, builder, field));
        }
      } else if (token != JsonToken.VALUE_NULL) {
        builder.setField(field, value(in, builder, field));
      }
    }
  }

  private static @Nullable FieldDescriptor field(Message.Builder builder, String name) {
    for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
      if (field.getJsonName().equals(name) || field.getName().equals(name)) {
        return field;
      }
    }
    return null;
  }

  private static Object value(JsonParser in, Message.Builder builder, FieldDescriptor field)
      throws IOException {
    return switch (field.getJavaType()) {
      case MESSAGE -> message(in, builder.newBuilderForField(field));
      case STRING -> in.getText();
      case BOOLEAN -> Boolean.parseBoolean(in.getText());
      case INT -> (int) Long.parseLong(in.getText());
      case LONG -> number(in.getText(), field);
      case FLOAT -> Float.parseFloat(in.getText());
      case DOUBLE -> Double.parseDouble(in.getText());
      case BYTE_STRING -> bytes(field, in.getText());
      case ENUM -> enumValue(field.getEnumType(), in.getText());
    };
  }

  private static Message message(JsonParser in, Message.Builder builder) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException(
          builder.getDescriptorForType().getName() + " must be an object");
    }
    merge(in, builder);
    return builder.build();
  }

  private static long number(String text, FieldDescriptor field) {
    boolean unsigned =
        field.getType() == FieldDescriptor.Type.UINT64
            || field.getType() == FieldDescriptor.Type.FIXED64;
    return unsigned ? Long.parseUnsignedLong(text) : Long.parseLong(text);
  }

  private static ByteString bytes(FieldDescriptor field, String text) {
    byte[] bytes =
        field.getName().endsWith("_id")
            ? HexFormat.of().parseHex(text)
            : Base64.getDecoder().decode(text);
    return ByteString.copyFrom(bytes);
  }

  private static EnumValueDescriptor enumValue(EnumDescriptor type, String text) {
    EnumValueDescriptor named = type.findValueByName(text);
    return named != null ? named : type.findValueByNumberCreatingIfUnknown(Integer.parseInt(text));
  }
}
