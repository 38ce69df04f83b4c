/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.child;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end in order when the process is asked to, by Ctrl-C or a signal: the thread that
 * made this is interrupted, and has some seconds to close what it has open.
 *
 * <p>It is opened first and closed last.
 */
public final class OrderlyEnd implements AutoCloseable {
  private static final int SECONDS = 20;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  /** From now on. */
  public OrderlyEnd() {
    Thread command = Thread.currentThread();
    hook = new Thread(() -> end(command), "lgtm4j-end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void end(Thread command) {
    command.interrupt();
    try {
      var unused = done.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the process is asked to end. */
  public void await() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook has been run.
    }
  }
}
