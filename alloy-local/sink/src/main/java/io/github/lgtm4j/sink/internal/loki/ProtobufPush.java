/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.loki;

import com.google.protobuf.CodedInputStream;
import io.github.lgtm4j.sink.internal.codec.ProtobufFields;
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
  private boolean labelled;
  private long seconds;
  private int nanos;
  private String line = "";
  private Map<String, String> metadata = Map.of();
  private String name = "";
  private String value = "";

  private ProtobufPush(CodedInputStream in, PushVisitor visitor) {
    this.in = in;
    this.visitor = visitor;
  }

  static void read(byte[] body, PushVisitor visitor) {
    CodedInputStream in = CodedInputStream.newInstance(body);
    ProtobufPush push = new ProtobufPush(in, visitor);
    try {
      ProtobufFields.read(in, number -> number == 1 && push.stream());
    } catch (IOException e) {
      throw new FailedRequest(400, "malformed push request: " + e.getMessage());
    }
  }

  private boolean stream() throws IOException {
    labelled = false;
    return ProtobufFields.message(in, this::streamField);
  }

  private boolean streamField(int number) throws IOException {
    if (number == 1) {
      begin(in.readStringRequireUtf8());
      return true;
    }
    return number == 2 && entry();
  }

  private void begin(String labels) {
    visitor.stream(labels(labels));
    labelled = true;
  }

  private static Map<String, String> labels(String text) {
    try {
      return StreamLabels.parse(text);
    } catch (IllegalArgumentException e) {
      throw new FailedRequest(
          400, "error parsing labels '%s' with error: %s".formatted(text, e.getMessage()));
    }
  }

  private boolean entry() throws IOException {
    if (!labelled) {
      // A stream has the labels "" unless it says others: they cannot be parsed, and are refused.
      begin("");
    }
    seconds = 0;
    nanos = 0;
    line = "";
    metadata = Map.of();
    ProtobufFields.message(in, this::entryField);
    visitor.entry(seconds * 1_000_000_000L + nanos, line, metadata);
    return true;
  }

  private boolean entryField(int number) throws IOException {
    switch (number) {
      case 1 -> ProtobufFields.message(in, this::timestamp);
      case 2 -> line = in.readStringRequireUtf8();
      case 3 -> pair();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean timestamp(int number) throws IOException {
    switch (number) {
      case 1 -> seconds = in.readInt64();
      case 2 -> nanos = in.readInt32();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void pair() throws IOException {
    name = "";
    value = "";
    ProtobufFields.message(in, this::pairField);
    if (metadata.isEmpty()) {
      metadata = new TreeMap<>();
    }
    metadata.put(name, value);
  }

  private boolean pairField(int number) throws IOException {
    switch (number) {
      case 1 -> name = in.readStringRequireUtf8();
      case 2 -> value = in.readStringRequireUtf8();
      default -> {
        return false;
      }
    }
    return true;
  }
}
