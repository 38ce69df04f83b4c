/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.codec;

import com.google.protobuf.CodedInputStream;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * A line of a log stream.
 *
 * @param epochNanos its time
 * @param line the line
 * @param metadata its structured metadata
 */
public record LineBody(long epochNanos, String line, Map<String, String> metadata) {

  public byte[] pack() {
    return new Packer().put(o -> o.writeFixed64NoTag(epochNanos)).texts(metadata).text(line).pack();
  }

  public static LineBody unpack(ByteBuffer bytes) {
    Unpacker in = new Unpacker(bytes);
    long epochNanos = in.get(CodedInputStream::readFixed64);
    Map<String, String> metadata = in.texts();
    return new LineBody(epochNanos, in.text(), metadata);
  }
}
