/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.intake;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Hands lines to those who follow them, as they arrive. Who is too slow misses some. */
public final class LiveLines {
  private static final int QUEUE = 1000;

  private final List<Follower> followers = new CopyOnWriteArrayList<>();

  /** Someone who follows the lines of a query. */
  public static final class Follower {
    private final LogQuery query;
    private final BlockingQueue<LogLine> lines = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong missed = new AtomicLong();

    private Follower(LogQuery query) {
      this.query = query;
    }

    public BlockingQueue<LogLine> lines() {
      return lines;
    }

    /** How many lines were left out since the last call. */
    public long takeMissed() {
      return missed.getAndSet(0);
    }

    private void offer(LogLine line) {
      if (query.matches(line) && !lines.offer(line)) {
        missed.incrementAndGet();
      }
    }
  }

  public Follower follow(LogQuery query) {
    Follower follower = new Follower(query);
    followers.add(follower);
    return follower;
  }

  public void leave(Follower follower) {
    followers.remove(follower);
  }

  /** Makes the line only if somebody follows. */
  void publish(Supplier<LogLine> line) {
    if (!followers.isEmpty()) {
      LogLine made = line.get();
      followers.forEach(follower -> follower.offer(made));
    }
  }
}
