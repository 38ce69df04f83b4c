/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what a {@link Packer} wrote. */
final class Unpacker {
  private final CodedInputStream in;

  Unpacker(byte[] bytes) {
    this.in = CodedInputStream.newInstance(bytes);
  }

  Unpacker(ByteBuffer bytes) {
    this.in = CodedInputStream.newInstance(bytes);
  }

  interface Step<T> {
    T read(CodedInputStream in) throws IOException;
  }

  <T> T get(Step<T> step) {
    try {
      return step.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the store holds a record that it did not write", e);
    }
  }

  String text() {
    return get(CodedInputStream::readString);
  }

  Map<String, String> texts() {
    int size = get(CodedInputStream::readUInt32);
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(text(), text());
    }
    return map;
  }
}
