/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

/** What the program does; the agent can be told to trace it. */
public final class Work {
  private Work() {}

  /** A task such as {@code events}, {@code lines:16x100} or {@code exit}. */
  public static void traced(Facade facade, String task) throws Exception {
    if (task.equals("events")) {
      facade.events();
    } else if (task.startsWith("lines:")) {
      String[] numbers = task.substring("lines:".length()).split("x");
      lines(facade, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    } else if (task.equals("exit")) {
      System.exit(0);
    } else {
      Task.named(task).run(facade);
    }
  }

  private static void lines(Facade facade, int threads, int count) throws InterruptedException {
    Thread[] writers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      int thread = i;
      writers[i] = new Thread(() -> write(facade, thread, count), "writer-" + i);
      writers[i].start();
    }
    for (Thread writer : writers) {
      writer.join();
    }
  }

  private static void write(Facade facade, int thread, int count) {
    for (int i = 0; i < count; i++) {
      facade.line("line " + thread + "-" + i);
    }
  }
}
