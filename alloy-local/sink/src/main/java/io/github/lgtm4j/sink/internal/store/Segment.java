/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.store;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A buffer of records. All methods ask for the segment's lock.
 *
 * <p>The buffer starts with a sequence number that tells the segments' order after a restart. A
 * record is {@code length, checksum, kind, context, context, received, body}; the length is written
 * last, so that a process killed half-way leaves a zero there.
 */
final class Segment {
  static final int HEADER = 8;
  static final int RECORD_HEADER = 4 + 4 + 1 + 4 + 4 + 8;
  private static final int NO_CONTEXT = 0;
  private static final byte[] ZEROS = new byte[8 << 10];

  private final ByteBuffer buffer;
  private final Map<Context, Integer> contexts = new HashMap<>();
  private final EnumMap<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final CRC32C checksum = new CRC32C();
  private int end = HEADER;
  private int generation;

  Segment(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  synchronized long sequence() {
    return buffer.getLong(0);
  }

  int capacity() {
    return buffer.capacity();
  }

  synchronized int size() {
    return end;
  }

  synchronized int count(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Forgets everything. */
  synchronized void reset(long sequence) {
    buffer.putLong(0, 0);
    for (int at = HEADER; at < end; at += ZEROS.length) {
      buffer.put(at, ZEROS, 0, Math.min(ZEROS.length, end - at));
    }
    end = HEADER;
    generation++;
    contexts.clear();
    counts.clear();
    buffer.putLong(0, sequence);
  }

  /** Appends a record with the contexts that this segment does not hold yet, or returns false. */
  synchronized boolean append(
      Kind kind,
      @Nullable Context first,
      @Nullable Context second,
      long received,
      byte[] body,
      int offset,
      int length) {
    int needed = RECORD_HEADER + length + missing(first) + missing(second);
    if (needed > buffer.capacity() - end) {
      return false;
    }
    int firstAt = place(first, received);
    int secondAt = place(second, received);
    write(kind, firstAt, secondAt, received, body, offset, length);
    return true;
  }

  private int missing(@Nullable Context context) {
    return context == null || contexts.containsKey(context)
        ? 0
        : RECORD_HEADER + context.bytes().length;
  }

  private int place(@Nullable Context context, long received) {
    if (context == null) {
      return NO_CONTEXT;
    }
    Integer known = contexts.get(context);
    if (known != null) {
      return known;
    }
    int at = end;
    byte[] bytes = context.bytes();
    write(Kind.CONTEXT, NO_CONTEXT, NO_CONTEXT, received, bytes, 0, bytes.length);
    contexts.put(context, at);
    return at;
  }

  private void write(
      Kind kind, int first, int second, long received, byte[] body, int offset, int length) {
    int at = end;
    buffer.put(at + 8, kind.id());
    buffer.putInt(at + 9, first);
    buffer.putInt(at + 13, second);
    buffer.putLong(at + 17, received);
    buffer.put(at + RECORD_HEADER, body, offset, length);
    int total = RECORD_HEADER + length;
    buffer.putInt(at + 4, checksum(at, total));
    buffer.putInt(at, total);
    end = at + total;
    counts.merge(kind, 1, Integer::sum);
  }

  private int checksum(int at, int total) {
    checksum.reset();
    checksum.update(buffer.slice(at + 8, total - 8));
    return (int) checksum.getValue();
  }

  /**
   * Reads what an earlier process left, up to the first record that is not whole.
   *
   * @return the bytes that were cut off
   */
  synchronized int recover() {
    int at = HEADER;
    while (at + RECORD_HEADER <= buffer.capacity() && isWhole(at)) {
      if (buffer.get(at + 8) == Kind.CONTEXT.id()) {
        contexts.put(new Context(body(at)), at);
      }
      counts.merge(Kind.of(buffer.get(at + 8)), 1, Integer::sum);
      at += buffer.getInt(at);
    }
    end = at;
    int torn = 0;
    for (int i = at; i < buffer.capacity(); i++) {
      if (buffer.get(i) != 0) {
        torn = i + 1 - at;
        buffer.put(i, (byte) 0);
      }
    }
    return torn;
  }

  private boolean isWhole(int at) {
    int total = buffer.getInt(at);
    return total >= RECORD_HEADER
        && total <= buffer.capacity() - at
        && Kind.isKnown(buffer.get(at + 8))
        && buffer.getInt(at + 4) == checksum(at, total);
  }

  private byte[] body(int at) {
    byte[] bytes = new byte[buffer.getInt(at) - RECORD_HEADER];
    buffer.get(at + RECORD_HEADER, bytes);
    return bytes;
  }

  /** Shows the visitor every record of the kinds it wants, oldest first. */
  synchronized void scan(Visitor visitor) {
    View record = new View();
    for (int at = HEADER; at < end; at += buffer.getInt(at)) {
      Kind kind = Kind.of(buffer.get(at + 8));
      if (kind != Kind.CONTEXT && visitor.wants(kind)) {
        record.at = at;
        record.kind = kind;
        visitor.visit(record);
      }
    }
  }

  /** A view of the record that is being visited; it must not be kept. */
  final class View implements StoredRecord {
    private int at;
    private Kind kind = Kind.CONTEXT;

    @Override
    public Kind kind() {
      return kind;
    }

    @Override
    public long received() {
      return buffer.getLong(at + 17);
    }

    @Override
    public ByteBuffer body() {
      return buffer.slice(at + RECORD_HEADER, buffer.getInt(at) - RECORD_HEADER);
    }

    @Override
    public ContextKey first() {
      return new ContextKey(Segment.this, generation, buffer.getInt(at + 9));
    }

    @Override
    public ContextKey second() {
      return new ContextKey(Segment.this, generation, buffer.getInt(at + 13));
    }

    @Override
    public byte[] bytes(ContextKey key) {
      return key.at() == NO_CONTEXT ? new byte[0] : Segment.this.body(key.at());
    }
  }
}
