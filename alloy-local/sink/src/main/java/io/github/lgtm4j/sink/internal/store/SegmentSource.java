/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Where segments come from: memory, or a directory that outlives the process. */
public abstract class SegmentSource implements Closeable {
  private static final int MAX_SEGMENT = 2 << 20;
  private static final int MIN_SEGMENT = 512 << 10;
  private static final int SEGMENTS = 32;

  private final int segmentBytes;

  SegmentSource(long maxBytes) {
    this.segmentBytes = (int) Math.max(MIN_SEGMENT, Math.min(MAX_SEGMENT, maxBytes / SEGMENTS));
  }

  /** Segments in memory, outside the heap: a garbage collector need not look at them. */
  public static SegmentSource inMemory(long maxBytes) {
    return new SegmentSource(maxBytes) {
      @Override
      List<Segment> recover() {
        return List.of();
      }

      @Override
      Segment create(int index) {
        return new Segment(ByteBuffer.allocateDirect(segmentBytes()));
      }

      @Override
      public void close() {}
    };
  }

  /**
   * Segments in a directory, with what is there from an earlier process.
   *
   * @throws IOException if the directory cannot be used, or another process uses it
   */
  public static SegmentSource inDirectory(Path directory, long maxBytes) throws IOException {
    return new FileSegments(directory, maxBytes);
  }

  final int segmentBytes() {
    return segmentBytes;
  }

  /** What an earlier process left, oldest first. */
  abstract List<Segment> recover() throws IOException;

  /** A new segment; there are {@code index} others. */
  abstract Segment create(int index) throws IOException;
}
