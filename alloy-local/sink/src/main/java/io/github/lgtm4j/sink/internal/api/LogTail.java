/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.internal.intake.LiveLines;
import io.github.lgtm4j.sink.internal.intake.LiveLines.Follower;
import io.github.lgtm4j.sink.internal.net.EventStream;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Sends new lines to one client as server-sent events. A client that reads too slowly loses lines
 * and is told how many; the sink does not keep them for it.
 */
final class LogTail implements EventStream {
  private static final int HEARTBEAT_SECONDS = 15;
  private static final int MAX_LINES = 200;

  private final LiveLines live;
  private final LogQuery query;
  private final Executor threads;
  private volatile boolean closed;

  LogTail(LiveLines live, LogQuery query, Executor threads) {
    this.live = live;
    this.query = query;
    this.threads = threads;
  }

  @Override
  public void open(Output output) {
    Follower follower = live.follow(query);
    output.onClose(() -> closed = true);
    threads.execute(() -> follow(output, follower));
  }

  private void follow(Output output, Follower follower) {
    try {
      output.sendAndWait(": following\n\n");
      while (!closed) {
        output.sendAndWait(events(follower));
      }
    } catch (IOException gone) {
      closed = true;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      live.leave(follower);
      output.end();
    }
  }

  private static String events(Follower follower) throws InterruptedException {
    LogLine line = follower.lines().poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      return ": alive\n\n";
    }
    StringBuilder events = new StringBuilder();
    for (int i = 0; line != null && i < MAX_LINES; i++) {
      events.append("data: ").append(Json.write(line)).append("\n\n");
      line = i + 1 < MAX_LINES ? follower.lines().poll() : null;
    }
    long missed = follower.takeMissed();
    if (missed > 0) {
      events.append("event: missed\ndata: ").append(missed).append("\n\n");
    }
    return events.toString();
  }
}
