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
import java.util.function.Consumer;

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
      Segment create() {
        return new Segment(ByteBuffer.allocateDirect(segmentBytes()));
      }

      @Override
      public void close() {}
    };
  }

  /**
   * Segments in a directory, with what is there from an earlier process.
   *
   * @param onNoRoom is told when a segment has to stand in memory because a file cannot be made
   * @throws IOException if the directory cannot be used, or another process uses it
   */
  public static SegmentSource inDirectory(
      Path directory, long maxBytes, Consumer<IOException> onNoRoom) throws IOException {
    return new FileSegments(directory, maxBytes, onNoRoom);
  }

  final int segmentBytes() {
    return segmentBytes;
  }

  /** What an earlier process left, oldest first. */
  abstract List<Segment> recover() throws IOException;

  /** A new segment. */
  abstract Segment create();

  /** True if a segment that is not needed any more can be the next one. */
  boolean canReuse(Segment segment) {
    return segment.capacity() == segmentBytes;
  }

  /** Takes back a segment that is not needed any more and no next one. */
  void discard(Segment segment) {}
}
