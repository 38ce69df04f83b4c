/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Writes protobuf push requests of Loki and of remote write by hand. */
final class PushRequests {

  private PushRequests() {}

  interface Body {
    void write(CodedOutputStream out) throws IOException;
  }

  static byte[] message(Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    body.write(out);
    out.flush();
    return bytes.toByteArray();
  }

  /** A push of one line to Loki. */
  static byte[] of(String labels, long millis, String line, Map<String, String> metadata)
      throws IOException {
    byte[] time =
        message(
            out -> {
              out.writeInt64(1, millis / 1000);
              out.writeInt32(2, (int) (millis % 1000) * 1_000_000);
            });
    byte[] entry =
        message(
            out -> {
              out.writeByteArray(1, time);
              out.writeString(2, line);
              for (var pair : metadata.entrySet()) {
                out.writeByteArray(3, pair(pair.getKey(), pair.getValue()));
              }
            });
    byte[] stream =
        message(
            out -> {
              out.writeString(1, labels);
              out.writeByteArray(2, entry);
            });
    return message(out -> out.writeByteArray(1, stream));
  }

  /** A stream with labels, and after it one that has a line and none. */
  static byte[] ofALineWithoutLabels(long millis) throws IOException {
    byte[] labelled = of("{a=\"b\"}", millis, "labelled", Map.of());
    byte[] time = message(out -> out.writeInt64(1, millis / 1000));
    byte[] entry =
        message(
            out -> {
              out.writeByteArray(1, time);
              out.writeString(2, "without labels");
            });
    byte[] bare = message(out -> out.writeByteArray(1, message(o -> o.writeByteArray(2, entry))));
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(bare);
    both.writeBytes(labelled);
    both.writeBytes(bare);
    return both.toByteArray();
  }

  /** A remote write of one sample. */
  static byte[] series(Map<String, String> labels, long millis, double value) throws IOException {
    byte[] sample =
        message(
            out -> {
              out.writeDouble(1, value);
              out.writeInt64(2, millis);
            });
    byte[] series =
        message(
            out -> {
              for (var label : labels.entrySet()) {
                out.writeByteArray(1, pair(label.getKey(), label.getValue()));
              }
              out.writeByteArray(2, sample);
            });
    return message(out -> out.writeByteArray(1, series));
  }

  private static byte[] pair(String name, String value) throws IOException {
    return message(
        out -> {
          out.writeString(1, name);
          out.writeString(2, value);
        });
  }
}
