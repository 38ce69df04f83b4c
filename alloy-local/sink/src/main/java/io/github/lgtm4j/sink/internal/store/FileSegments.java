/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Segments in a directory, mapped into memory. A record is in the page cache before its sender has
 * an answer, so it outlives the process however that ends; once a second everything is forced to
 * the disk, so it outlives the machine but for the last second.
 */
final class FileSegments extends SegmentSource {
  private static final String SUFFIX = ".segment-v1";
  private static final byte[] ZEROS = new byte[64 << 10];

  private final Path directory;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final Consumer<IOException> onNoRoom;
  private final Map<Segment, Mapping> mapped = new ConcurrentHashMap<>();
  private final ScheduledExecutorService flusher;
  private int next;

  private record Mapping(Path file, MappedByteBuffer buffer) {}

  FileSegments(Path directory, long maxBytes, Consumer<IOException> onNoRoom) throws IOException {
    super(maxBytes);
    this.onNoRoom = onNoRoom;
    this.directory = Files.createDirectories(directory);
    lockFile =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock = lock();
    flusher =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lgtm4j-sink-flush");
              thread.setDaemon(true);
              return thread;
            });
    var unused = flusher.scheduleWithFixedDelay(this::flush, 1, 1, TimeUnit.SECONDS);
  }

  private FileLock lock() throws IOException {
    try {
      FileLock held = lockFile.tryLock();
      if (held != null) {
        return held;
      }
    } catch (OverlappingFileLockException inThisProcess) {
      // The answer is the same as for another process.
    }
    lockFile.close();
    throw new IOException("another local sink uses " + directory);
  }

  @Override
  List<Segment> recover() throws IOException {
    List<Segment> segments = new ArrayList<>();
    for (Path file : files()) {
      next = Math.max(next, number(file) + 1);
      if (isUsed(file)) {
        Segment segment = map(file, Files.size(file));
        int unused = segment.recover();
        segments.add(segment);
      } else {
        // It was being made or used anew when the process ended.
        Files.delete(file);
      }
    }
    segments.sort(Comparator.comparingLong(Segment::sequence));
    return segments;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(FileSegments::isSegment).sorted().toList();
    }
  }

  private static boolean isUsed(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(Segment.HEADER);
      return channel.read(head) == Segment.HEADER && head.getLong(0) > 0;
    }
  }

  private static boolean isSegment(Path file) {
    return file.getFileName().toString().matches("\\d{6}\\" + SUFFIX);
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().substring(0, 6));
  }

  /** A segment in a file or, as long as the disk has no room for one, in memory. */
  @Override
  Segment create() {
    Path file = directory.resolve("%06d%s".formatted(next++, SUFFIX));
    try {
      fillWithZeros(file);
      return map(file, segmentBytes());
    } catch (IOException e) {
      onNoRoom.accept(e);
      return new Segment(ByteBuffer.allocateDirect(segmentBytes()));
    }
  }

  /** A hole in a mapped file would kill the process when the disk is full; zeros find out first. */
  private void fillWithZeros(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int left = segmentBytes(); left > 0; left -= ZEROS.length) {
        ByteBuffer zeros = ByteBuffer.wrap(ZEROS, 0, Math.min(left, ZEROS.length));
        while (zeros.hasRemaining()) {
          int unused = channel.write(zeros);
        }
      }
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private Segment map(Path file, long size) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer buffer = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
      Segment segment = new Segment(buffer);
      mapped.put(segment, new Mapping(file, buffer));
      return segment;
    }
  }

  @Override
  boolean canReuse(Segment segment) {
    return mapped.containsKey(segment) && super.canReuse(segment);
  }

  @Override
  void discard(Segment segment) {
    Mapping mapping = mapped.remove(segment);
    if (mapping == null) {
      return;
    }
    try {
      Files.delete(mapping.file);
    } catch (IOException inUse) {
      // Empty, it is deleted by the next process.
      segment.reset(0);
    }
  }

  private void flush() {
    try {
      mapped.values().forEach(mapping -> mapping.buffer.force());
    } catch (UncheckedIOException e) {
      System.getLogger(FileSegments.class.getName())
          .log(System.Logger.Level.WARNING, "cannot flush " + directory, e);
    }
  }

  @Override
  public void close() throws IOException {
    flusher.shutdownNow();
    flush();
    lock.release();
    lockFile.close();
  }
}
