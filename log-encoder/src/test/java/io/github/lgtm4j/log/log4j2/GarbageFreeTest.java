/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.MutableLogEvent;
import org.apache.logging.log4j.core.layout.ByteBufferDestination;
import org.apache.logging.log4j.message.ReusableMessageFactory;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.junit.jupiter.api.Test;

class GarbageFreeTest {
  private static final int ROUNDS = 20_000;

  private final LgtmLayout layout = LgtmLayout.newBuilder().setApplication("shop").build();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void encode_inSteadyState_allocatesNothing() {
    MutableLogEvent event = new MutableLogEvent();
    event.setLevel(Level.INFO);
    event.setLoggerName("com.example.Orders");
    event.setThreadName("main");
    event.setMessage(ReusableMessageFactory.INSTANCE.newMessage("Request {} took {} ms", "r-1", 5));
    SortedArrayStringMap context = new SortedArrayStringMap();
    context.putValue("user", "u-1");
    context.putValue("trace_id", "0af7651916cd43dd8448eb211c80319c");
    event.setContextData(context);
    Counting destination = new Counting();

    double least = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 10; attempt++) { // until the JIT has done its work
      long thread = Thread.currentThread().getId();
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < ROUNDS; i++) {
        layout.encode(event, destination);
      }
      long all = threads.getThreadAllocatedBytes(thread) - before;
      least = Math.min(least, (double) all / ROUNDS);
    }

    assertThat(destination.bytes).isPositive();
    assertThat(least).isLessThan(1);
  }

  private static final class Counting implements ByteBufferDestination {
    long bytes;

    @Override
    public ByteBuffer getByteBuffer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ByteBuffer drain(ByteBuffer buffer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void writeBytes(ByteBuffer data) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void writeBytes(byte[] data, int offset, int length) {
      bytes += length;
    }
  }
}
