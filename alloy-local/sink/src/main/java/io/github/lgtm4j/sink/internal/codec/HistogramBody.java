/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.codec;

import com.google.protobuf.CodedInputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * A native (exponential) histogram of a series.
 *
 * @param epochMillis its time
 * @param scale its scale
 * @param sum the sum of the values; NaN if not told
 * @param count the number of values
 * @param zeroCount the number of values at or near zero
 * @param positive the counts of positive buckets by index
 * @param negative the counts of negative buckets by index
 */
public record HistogramBody(
    long epochMillis,
    int scale,
    double sum,
    double count,
    double zeroCount,
    Map<Integer, Double> positive,
    Map<Integer, Double> negative) {

  public byte[] pack() {
    Packer out =
        new Packer()
            .put(o -> o.writeFixed64NoTag(epochMillis))
            .put(o -> o.writeSInt32NoTag(scale))
            .put(o -> o.writeDoubleNoTag(sum))
            .put(o -> o.writeDoubleNoTag(count))
            .put(o -> o.writeDoubleNoTag(zeroCount));
    buckets(out, positive);
    buckets(out, negative);
    return out.pack();
  }

  private static void buckets(Packer out, Map<Integer, Double> buckets) {
    out.put(o -> o.writeUInt32NoTag(buckets.size()));
    buckets.forEach(
        (index, count) ->
            out.put(o -> o.writeSInt32NoTag(index)).put(o -> o.writeDoubleNoTag(count)));
  }

  public static HistogramBody unpack(ByteBuffer bytes) {
    Unpacker in = new Unpacker(bytes);
    return new HistogramBody(
        in.get(CodedInputStream::readFixed64),
        in.get(CodedInputStream::readSInt32),
        in.get(CodedInputStream::readDouble),
        in.get(CodedInputStream::readDouble),
        in.get(CodedInputStream::readDouble),
        buckets(in),
        buckets(in));
  }

  private static Map<Integer, Double> buckets(Unpacker in) {
    Map<Integer, Double> buckets = new TreeMap<>();
    int size = in.get(CodedInputStream::readUInt32);
    for (int i = 0; i < size; i++) {
      buckets.put(in.get(CodedInputStream::readSInt32), in.get(CodedInputStream::readDouble));
    }
    return buckets;
  }
}
