/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.github.lgtm4j.sink.internal.codec.TraceId;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.ObjIntConsumer;

/** Reads of a span's bytes what the rules ask for, and passes over the rest. */
final class SpanScanner {
  private static final byte[] NONE = {};

  private final byte[] bytes;
  private final int offset;
  private final int length;
  private byte[] traceId = NONE;
  private byte[] spanId = NONE;
  private String name = "";
  private int longest;

  private SpanScanner(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  static SpanScanner scan(byte[] bytes, int offset, int length) throws IOException {
    SpanScanner span = new SpanScanner(bytes, offset, length);
    CodedInputStream in = CodedInputStream.newInstance(bytes, offset, length);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case Span.TRACE_ID_FIELD_NUMBER -> span.traceId = in.readByteArray();
        case Span.SPAN_ID_FIELD_NUMBER -> span.spanId = in.readByteArray();
        case Span.NAME_FIELD_NUMBER -> span.name = in.readString();
        case Span.ATTRIBUTES_FIELD_NUMBER -> {
          int size = in.readRawVarint32();
          span.longest = Math.max(span.longest, size);
          in.skipRawBytes(size);
        }
        default -> in.skipField(tag);
      }
    }
    return span;
  }

  int traceIdBytes() {
    return traceId.length;
  }

  int spanIdBytes() {
    return spanId.length;
  }

  boolean spanIdIsZero() {
    for (byte b : spanId) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  TraceId traceId() {
    ByteBuffer id = ByteBuffer.wrap(traceId);
    return new TraceId(id.getLong(0), id.getLong(8));
  }

  String name() {
    return name;
  }

  /** Shows the text attributes that are longer than a limit; nearly always there is none. */
  void longAttributes(int max, ObjIntConsumer<String> found) throws IOException {
    if (max <= 0 || longest <= max) {
      return;
    }
    for (KeyValue attribute : Span.parseFrom(slice()).getAttributesList()) {
      if (attribute.getValue().getValueCase() == AnyValue.ValueCase.STRING_VALUE) {
        int size = attribute.getValue().getStringValueBytes().size();
        if (size > max) {
          found.accept(attribute.getKey(), size);
        }
      }
    }
  }

  private ByteBuffer slice() {
    return ByteBuffer.wrap(bytes, offset, length);
  }
}
