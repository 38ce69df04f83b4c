/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.internal.net.EventStream;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import io.github.lgtm4j.sink.telemetry.Usage;
import io.github.lgtm4j.sink.telemetry.Violation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Tells how full the store is when somebody starts to listen, and once a second if it changes. */
final class StatusStream implements EventStream {
  private static final int HEARTBEAT_SECONDS = 15;

  private final Telemetry telemetry;
  private final Executor threads;
  private final CountDownLatch closed = new CountDownLatch(1);

  record Status(Usage usage, long refused, long flagged) {}

  StatusStream(Telemetry telemetry, Executor threads) {
    this.telemetry = telemetry;
    this.threads = threads;
  }

  @Override
  public void open(Output output) {
    output.onClose(closed::countDown);
    threads.execute(() -> tell(output));
  }

  private void tell(Output output) {
    String told = "";
    int silent = 0;
    try {
      do {
        String status = status();
        if (!status.equals(told)) {
          output.sendAndWait("data: " + status + "\n\n");
          silent = 0;
        } else if (++silent % HEARTBEAT_SECONDS == 0) {
          output.sendAndWait(": alive\n\n");
        }
        told = status;
      } while (!closed.await(1, TimeUnit.SECONDS));
    } catch (IOException gone) {
      closed.countDown();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      output.end();
    }
  }

  private String status() {
    List<Violation> violations = telemetry.violations();
    return Json.write(
        new Status(
            telemetry.usage(), Tenants.count(violations, true), Tenants.count(violations, false)));
  }
}
