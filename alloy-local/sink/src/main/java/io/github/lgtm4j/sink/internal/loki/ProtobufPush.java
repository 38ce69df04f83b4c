/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.loki;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a logproto.PushRequest:
 *
 * <pre>
 * PushRequest {1: Stream}   Stream {1: labels, 2: Entry}   Timestamp {1: seconds, 2: nanos}
 * Entry {1: Timestamp, 2: line, 3: LabelPair {1: name, 2: value}}
 * </pre>
 */
final class ProtobufPush {
  private final CodedInputStream in;
  private final PushVisitor visitor;

  private ProtobufPush(CodedInputStream in, PushVisitor visitor) {
    this.in = in;
    this.visitor = visitor;
  }

  static void read(byte[] body, PushVisitor visitor) {
    CodedInputStream in = CodedInputStream.newInstance(body);
    try {
      ProtobufPush push = new ProtobufPush(in, visitor);
      push.fields(tag -> tag == 1 && push.message(push::stream));
    } catch (IOException e) {
      throw new FailedRequest(400, "malformed push request: " + e.getMessage());
    }
  }

  private interface Field {
    /** Reads the field, or returns false to have it passed over. */
    boolean read(int number) throws IOException;
  }

  private interface Body {
    void read() throws IOException;
  }

  private void fields(Field field) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!field.read(WireFormat.getTagFieldNumber(tag))) {
        in.skipField(tag);
      }
    }
  }

  private boolean message(Body body) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    body.read();
    in.checkLastTagWas(0);
    in.popLimit(limit);
    return true;
  }

  private void stream() throws IOException {
    fields(
        number -> {
          if (number == 1) {
            visitor.stream(labels(in.readStringRequireUtf8()));
            return true;
          }
          return number == 2 && message(this::entry);
        });
  }

  private static Map<String, String> labels(String text) {
    try {
      return StreamLabels.parse(text);
    } catch (IllegalArgumentException e) {
      throw new FailedRequest(
          400, "error parsing labels '%s' with error: %s".formatted(text, e.getMessage()));
    }
  }

  private long seconds;
  private int nanos;
  private String line = "";
  private Map<String, String> metadata = Map.of();
  private String name = "";
  private String value = "";

  private void entry() throws IOException {
    seconds = 0;
    nanos = 0;
    line = "";
    metadata = Map.of();
    fields(
        number ->
            switch (number) {
              case 1 -> message(this::timestamp);
              case 2 -> {
                line = in.readStringRequireUtf8();
                yield true;
              }
              case 3 -> message(this::pair);
              default -> false;
            });
    visitor.entry(seconds * 1_000_000_000L + nanos, line, metadata);
  }

  private void timestamp() throws IOException {
    fields(
        number -> {
          if (number == 1) {
            seconds = in.readInt64();
          } else if (number == 2) {
            nanos = in.readInt32();
          }
          return number == 1 || number == 2;
        });
  }

  private void pair() throws IOException {
    name = "";
    value = "";
    fields(
        number -> {
          if (number == 1) {
            name = in.readStringRequireUtf8();
          } else if (number == 2) {
            value = in.readStringRequireUtf8();
          }
          return number == 1 || number == 2;
        });
    if (metadata.isEmpty()) {
      metadata = new TreeMap<>();
    }
    metadata.put(name, value);
  }
}
