/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.prometheus;

import com.google.protobuf.CodedInputStream;
import io.github.lgtm4j.sink.internal.codec.HistogramBody;
import io.github.lgtm4j.sink.internal.codec.ProtobufFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a prometheus.Histogram. Buckets come in spans of indexes that follow one another, with the
 * difference of each count to the one before, or, where counts are no integers, as they are.
 */
final class RemoteHistogram {
  private final CodedInputStream in;
  private final List<int[]> negativeSpans = new ArrayList<>();
  private final List<Double> negativeCounts = new ArrayList<>();
  private final List<int[]> positiveSpans = new ArrayList<>();
  private final List<Double> positiveCounts = new ArrayList<>();
  private double count;
  private double sum;
  private double zeroCount;
  private int schema;
  private long millis;
  private int spanOffset;
  private int spanLength;

  RemoteHistogram(CodedInputStream in) {
    this.in = in;
  }

  boolean field(int number) throws IOException {
    switch (number) {
      case 1 -> count = in.readUInt64();
      case 2 -> count = in.readDouble();
      case 3 -> sum = in.readDouble();
      case 4 -> schema = in.readSInt32();
      case 6 -> zeroCount = in.readUInt64();
      case 7 -> zeroCount = in.readDouble();
      case 8 -> span(negativeSpans);
      case 9 -> deltas(negativeCounts);
      case 10 -> counts(negativeCounts);
      case 11 -> span(positiveSpans);
      case 12 -> deltas(positiveCounts);
      case 13 -> counts(positiveCounts);
      case 15 -> millis = in.readInt64();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void span(List<int[]> spans) throws IOException {
    spanOffset = 0;
    spanLength = 0;
    ProtobufFields.message(
        in,
        number -> {
          switch (number) {
            case 1 -> spanOffset = in.readSInt32();
            case 2 -> spanLength = in.readUInt32();
            default -> {
              return false;
            }
          }
          return true;
        });
    spans.add(new int[] {spanOffset, spanLength});
  }

  private void deltas(List<Double> counts) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    double last = 0;
    while (in.getBytesUntilLimit() > 0) {
      last += in.readSInt64();
      counts.add(last);
    }
    in.popLimit(limit);
  }

  private void counts(List<Double> counts) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    while (in.getBytesUntilLimit() > 0) {
      counts.add(in.readDouble());
    }
    in.popLimit(limit);
  }

  HistogramBody body() {
    return new HistogramBody(
        millis,
        schema,
        sum,
        count,
        zeroCount,
        buckets(positiveSpans, positiveCounts),
        buckets(negativeSpans, negativeCounts));
  }

  private static Map<Integer, Double> buckets(List<int[]> spans, List<Double> counts) {
    Map<Integer, Double> buckets = new TreeMap<>();
    int index = 0;
    int next = 0;
    for (int[] span : spans) {
      index += span[0];
      // A span may claim more buckets than there are counts: the counts decide.
      for (int i = 0; i < span[1] && next < counts.size(); i++) {
        buckets.put(index++, counts.get(next++));
      }
    }
    return buckets;
  }
}
