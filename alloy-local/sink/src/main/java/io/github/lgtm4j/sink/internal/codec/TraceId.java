/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The id of a trace.
 *
 * @param high its first eight bytes
 * @param low its last eight bytes
 */
public record TraceId(long high, long low) {
  /** What is no valid id: all zeros, as OTLP has it. */
  public static final TraceId NONE = new TraceId(0, 0);

  private static final int BYTES = 16;
  private static final int TAG = Span.TRACE_ID_FIELD_NUMBER << 3 | 2;
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

  /** Reads 32 hexadecimal digits; anything else is {@link #NONE}. */
  public static TraceId parse(String hex) {
    return HEX.matcher(hex).matches()
        ? of(ByteBuffer.wrap(HexFormat.of().parseHex(hex.toLowerCase(Locale.ROOT))), 0)
        : NONE;
  }

  /** Finds the trace id in the bytes of a span, without parsing the rest. */
  public static TraceId ofSpan(ByteBuffer span) {
    // The SDKs write the id first.
    if (span.remaining() > BYTES + 2 && span.get(0) == TAG && span.get(1) == BYTES) {
      return of(span, 2);
    }
    try {
      return search(CodedInputStream.newInstance(span));
    } catch (IOException e) {
      return NONE;
    }
  }

  private static TraceId search(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == Span.TRACE_ID_FIELD_NUMBER) {
        byte[] id = in.readByteArray();
        return id.length == BYTES ? of(ByteBuffer.wrap(id), 0) : NONE;
      }
      in.skipField(tag);
    }
    return NONE;
  }

  private static TraceId of(ByteBuffer bytes, int at) {
    return new TraceId(bytes.getLong(at), bytes.getLong(at + 8));
  }

  public String hex() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
