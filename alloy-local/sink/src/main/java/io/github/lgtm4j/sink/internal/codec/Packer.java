/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.codec;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes values one after the other, without field numbers. */
final class Packer {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, 256);

  interface Step {
    void write(CodedOutputStream out) throws IOException;
  }

  Packer put(Step step) {
    try {
      step.write(out);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
  }

  Packer text(String text) {
    return put(o -> o.writeStringNoTag(text));
  }

  Packer texts(Map<String, String> map) {
    put(o -> o.writeUInt32NoTag(map.size()));
    map.forEach((key, value) -> text(key).text(value));
    return this;
  }

  byte[] pack() {
    put(CodedOutputStream::flush);
    return bytes.toByteArray();
  }
}
