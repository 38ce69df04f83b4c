/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.apache.logging.log4j.core.layout.ByteBufferDestination;
import org.apache.logging.log4j.core.layout.ByteBufferDestinationHelper;

/** Log4j2's buffer as its stream manager has it, with nothing behind it. */
final class NullDestination implements ByteBufferDestination {
  private final ByteBuffer buffer = ByteBuffer.allocate(256 * 1024);

  @Override
  public ByteBuffer getByteBuffer() {
    return buffer;
  }

  @Override
  public ByteBuffer drain(ByteBuffer full) {
    throw new IllegalArgumentException("a line is shorter than this buffer");
  }

  @Override
  public void writeBytes(ByteBuffer data) {
    ByteBufferDestinationHelper.writeToUnsynchronized(data, this);
  }

  @Override
  public void writeBytes(byte[] data, int offset, int length) {
    ByteBufferDestinationHelper.writeToUnsynchronized(data, offset, length, this);
  }

  /** The size of what was written, which is forgotten. */
  int reset() {
    int size = buffer.position();
    buffer.clear();
    return size;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(buffer.array(), 0, buffer.position());
    return bytes.toByteArray();
  }
}
