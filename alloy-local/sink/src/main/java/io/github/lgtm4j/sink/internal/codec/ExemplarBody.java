/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.codec;

import com.google.protobuf.CodedInputStream;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * An exemplar of a series.
 *
 * @param epochMillis its time
 * @param value its value
 * @param labels its labels, the ids of a trace among them
 */
public record ExemplarBody(long epochMillis, double value, Map<String, String> labels) {

  public byte[] pack() {
    return new Packer()
        .put(o -> o.writeFixed64NoTag(epochMillis))
        .put(o -> o.writeDoubleNoTag(value))
        .texts(labels)
        .pack();
  }

  /** The same with a time, if it has none yet. */
  public ExemplarBody at(long time) {
    return epochMillis == 0 ? new ExemplarBody(time, value, labels) : this;
  }

  public static ExemplarBody unpack(ByteBuffer bytes) {
    Unpacker in = new Unpacker(bytes);
    return new ExemplarBody(
        in.get(CodedInputStream::readFixed64), in.get(CodedInputStream::readDouble), in.texts());
  }
}
