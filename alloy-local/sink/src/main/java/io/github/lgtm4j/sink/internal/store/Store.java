/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.store;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps the newest records that fit a number of bytes. Safe for use by any thread. */
public final class Store implements Closeable {
  private final SegmentSource source;
  private final Clock clock;
  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Segment> segments = new ArrayDeque<>();
  private final EnumMap<Kind, Long> stored = new EnumMap<>(Kind.class);
  private final EnumMap<Kind, Long> evicted = new EnumMap<>(Kind.class);
  private long capacity;
  private long sequence;
  private long version;

  /**
   * Opens a store, with what its source still holds from an earlier process.
   *
   * @param maxBytes the budget; it is divided into segments, of which the oldest is dropped whole
   */
  public Store(SegmentSource source, long maxBytes, Clock clock) throws IOException {
    this.source = source;
    this.clock = clock;
    this.maxBytes = Math.max(maxBytes, 2L * source.segmentBytes());
    for (Segment segment : source.recover()) {
      sequence = Math.max(sequence, segment.sequence());
      segments.addLast(segment);
      capacity += segment.capacity();
      for (Kind kind : Kind.values()) {
        stored.merge(kind, (long) segment.count(kind), Long::sum);
      }
    }
    // The earlier process may have had a larger budget.
    while (capacity > this.maxBytes) {
      source.discard(evictOldest());
    }
  }

  /**
   * Stores a record.
   *
   * @return false if it is larger than a segment
   */
  public boolean append(Kind kind, @Nullable Context first, @Nullable Context second, byte[] body) {
    return append(kind, first, second, body, 0, body.length);
  }

  /** As above, with a part of an array for a body. */
  public boolean append(
      Kind kind,
      @Nullable Context first,
      @Nullable Context second,
      byte[] body,
      int offset,
      int length) {
    long now = clock.millis();
    lock.lock();
    try {
      Segment last = segments.peekLast();
      boolean done = last != null && last.append(kind, first, second, now, body, offset, length);
      if (!done) {
        done = next().append(kind, first, second, now, body, offset, length);
      }
      (done ? stored : evicted).merge(kind, 1L, Long::sum);
      version++;
      changed.signalAll();
      return done;
    } finally {
      lock.unlock();
    }
  }

  private Segment next() {
    while (capacity + source.segmentBytes() > maxBytes) {
      Segment oldest = evictOldest();
      if (source.canReuse(oldest)) {
        return begin(oldest);
      }
      source.discard(oldest);
    }
    return begin(source.create());
  }

  private Segment begin(Segment segment) {
    segment.reset(++sequence);
    capacity += segment.capacity();
    segments.addLast(segment);
    return segment;
  }

  private Segment evictOldest() {
    Segment oldest = segments.removeFirst();
    capacity -= oldest.capacity();
    for (Kind kind : Kind.values()) {
      evicted.merge(kind, (long) oldest.count(kind), Long::sum);
    }
    return oldest;
  }

  /** Forgets every record. */
  public void clear() {
    lock.lock();
    try {
      segments.forEach(segment -> segment.reset(++sequence));
      stored.clear();
      evicted.clear();
      version++;
    } finally {
      lock.unlock();
    }
  }

  /** Shows the visitor every record, oldest first, segment by segment. */
  public void scan(Visitor visitor) {
    for (Segment segment : snapshot()) {
      segment.scan(visitor);
      visitor.endOfSegment();
    }
  }

  private List<Segment> snapshot() {
    lock.lock();
    try {
      return new ArrayList<>(segments);
    } finally {
      lock.unlock();
    }
  }

  /** A number that grows with every record. */
  public long version() {
    lock.lock();
    try {
      return version;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is something newer than a version, or the time is over. */
  public void awaitChange(long seen, Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (version == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many records of each kind are in the store or were. */
  public Map<Kind, Long> stored() {
    return copy(stored);
  }

  /** How many records of each kind were dropped to make room. */
  public Map<Kind, Long> evicted() {
    return copy(evicted);
  }

  private Map<Kind, Long> copy(Map<Kind, Long> counts) {
    lock.lock();
    try {
      return new EnumMap<>(counts);
    } finally {
      lock.unlock();
    }
  }

  /** The bytes that are in use. */
  public long size() {
    return snapshot().stream().mapToLong(Segment::size).sum();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
