/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** On which threads the work is done. A turn takes some milliseconds. */
enum Threads {
  /** The caller's. */
  ONE {
    @Override
    double turn(Work work, int from) {
      return loop(work, from);
    }
  },
  /** One for each core; a line's time is that of the thread that writes it. */
  ALL {
    @Override
    double turn(Work work, int from) throws Exception {
      List<Future<Double>> loops = new ArrayList<>();
      for (int i = 0; i < CORES; i++) {
        int start = from + i * 31;
        loops.add(Pool.PLATFORM.submit(() -> loop(work, start)));
      }
      double sum = 0;
      for (Future<Double> loop : loops) {
        sum += loop.get();
      }
      return sum / CORES;
    }
  },
  /** A new virtual thread for each event, 256 at a time; the time is of all carriers together. */
  VIRTUAL {
    @Override
    double turn(Work work, int from) throws Exception {
      int next = from;
      long start = System.nanoTime();
      long nanos;
      do {
        CountDownLatch done = new CountDownLatch(BATCH);
        for (int i = 0; i < BATCH; i++) {
          int number = next++;
          Pool.VIRTUAL.execute(
              () -> {
                kept += work.run(number);
                done.countDown();
              });
        }
        done.await();
        nanos = System.nanoTime() - start;
      } while (nanos < TURN_NANOS);
      return (double) nanos / (next - from);
    }
  };

  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int BATCH = 256;
  private static final long TURN_NANOS = 5_000_000;

  /** Lines' sizes go here, so that nothing is optimised away. */
  static volatile int kept;

  /** Nanoseconds for a line. */
  abstract double turn(Work work, int from) throws Exception;

  private static double loop(Work work, int from) {
    long start = System.nanoTime();
    int next = from;
    int sizes = 0;
    long nanos;
    do {
      for (int i = 0; i < 64; i++) {
        sizes += work.run(next++);
      }
      nanos = System.nanoTime() - start;
    } while (nanos < TURN_NANOS);
    kept = sizes;
    return (double) nanos / (next - from);
  }

  /** Threads are made when they are first asked for. */
  private static final class Pool {
    static final ExecutorService PLATFORM =
        Executors.newFixedThreadPool(
            CORES,
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            });
    static final ExecutorService VIRTUAL = virtual();

    private static ExecutorService virtual() {
      try { // compiled for a JDK that has none
        return (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      } catch (ReflectiveOperationException e) {
        return PLATFORM;
      }
    }
  }
}
