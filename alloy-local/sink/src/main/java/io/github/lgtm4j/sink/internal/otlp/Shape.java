/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that bytes are a message of a type, without building the message. What passes here is
 * stored as it is, and parses when it is read.
 */
final class Shape {
  private static final int MAX_DEPTH = 64;

  private final String name;
  private final @Nullable Shape[] nested;
  private final boolean[] text;
  private final int[] wireType;

  private Shape(Descriptor type) {
    int max = type.getFields().stream().mapToInt(FieldDescriptor::getNumber).max().orElse(0);
    this.name = type.getName();
    this.nested = new Shape[max + 1];
    this.text = new boolean[max + 1];
    this.wireType = new int[max + 1];
    Arrays.fill(wireType, -1);
  }

  static Shape of(Descriptor type) {
    return of(type, new HashMap<>());
  }

  private static Shape of(Descriptor type, Map<Descriptor, Shape> known) {
    Shape shape = known.get(type);
    if (shape != null) {
      return shape;
    }
    shape = new Shape(type);
    known.put(type, shape);
    for (FieldDescriptor field : type.getFields()) {
      int number = field.getNumber();
      shape.wireType[number] = field.isPackable() ? -1 : field.getLiteType().getWireType();
      shape.text[number] = field.getType() == FieldDescriptor.Type.STRING;
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        shape.nested[number] = of(field.getMessageType(), known);
      }
    }
    return shape;
  }

  /** Throws if the bytes are not a message of this type. */
  void check(byte[] bytes, int offset, int length) throws IOException {
    check(CodedInputStream.newInstance(bytes, offset, length), bytes, offset, 0);
  }

  private void check(CodedInputStream in, byte[] bytes, int base, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new InvalidProtocolBufferException(name + " is nested too deeply");
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int number = WireFormat.getTagFieldNumber(tag);
      if (number >= wireType.length || wireType[number] < 0) {
        in.skipField(tag);
      } else if (wireType[number] != WireFormat.getTagWireType(tag)) {
        throw new InvalidProtocolBufferException(
            "wrong wire type for field " + number + " of " + name);
      } else if (nested[number] != null) {
        int limit = in.pushLimit(in.readRawVarint32());
        nested[number].check(in, bytes, base, depth + 1);
        in.checkLastTagWas(0);
        in.popLimit(limit);
      } else if (text[number]) {
        int size = in.readRawVarint32();
        int at = base + in.getTotalBytesRead();
        in.skipRawBytes(size);
        checkText(bytes, at, size);
      } else {
        in.skipField(tag);
      }
    }
  }

  private void checkText(byte[] bytes, int offset, int length) throws IOException {
    int i = offset;
    int end = offset + length;
    while (i < end && bytes[i] >= 0) {
      i++;
    }
    if (i < end) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, i, end - i));
      } catch (CharacterCodingException e) {
        throw new InvalidProtocolBufferException("a text of " + name + " is not UTF-8");
      }
    }
  }
}
