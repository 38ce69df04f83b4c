/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same comparison for a machine that others use: in one JVM the peers take turns of a few
 * milliseconds, so that a neighbour's load meets all alike, and each peer's figures are the lower
 * decile and the median of its turns. JMH's forks run one after another and meet different loads.
 *
 * <p>Arguments: the scenarios, all by default. System properties: {@code layer} and {@code
 * threads}, the names of {@link Layer} and {@link Threads}.
 */
final class Paired {
  private static final Layer LAYER = Layer.valueOf(System.getProperty("layer", "ENCODER"));
  private static final Threads THREADS = Threads.valueOf(System.getProperty("threads", "ONE"));
  private static final int ROUNDS = Integer.getInteger("rounds", 150);
  private static final int WARM_UP_ROUNDS = ROUNDS * 2 / 5;

  private final Scenario scenario;
  private final List<Runner> runners = new ArrayList<>();

  private Paired(Scenario scenario) {
    this.scenario = scenario;
  }

  public static void main(String[] args) throws Exception {
    System.out.printf(
        "%s, %s, %s%n%-11s%-14s%9s%9s%9s%8s%8s%n",
        LAYER, THREADS, Runtime.version(), "", "", "ns p10", "ns p50", "spread", "factor", "B/op");
    for (Scenario scenario : Scenario.values()) {
      if (args.length == 0 || Arrays.asList(args).contains(scenario.name())) {
        new Paired(scenario).run();
      }
    }
  }

  private void run() throws Exception {
    LAYER.works(scenario).forEach((peer, work) -> runners.add(new Runner(peer, work)));
    if (THREADS == Threads.VIRTUAL) {
      runners.add(new Runner("(nothing)", number -> number)); // what the threads cost
    }
    double[][] turns = new double[runners.size()][ROUNDS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (int i = 0; i < runners.size(); i++) {
        double nanos = runners.get(i).turn();
        if (round >= 0) {
          turns[i][round] = nanos;
        }
      }
    }
    print(turns);
  }

  private void print(double[][] turns) {
    double base = 0;
    for (int i = 0; i < turns.length; i++) {
      Arrays.sort(turns[i]);
      double p10 = turns[i][ROUNDS / 10];
      double p50 = turns[i][ROUNDS / 2];
      base = i == 0 ? p10 : base;
      System.out.printf(
          "%-11s%-14s%9.0f%9.0f%8.0f%%%8.2f%8d%n",
          scenario,
          runners.get(i).peer,
          p10,
          p50,
          100 * (p50 - p10) / p10,
          p10 / base,
          runners.get(i).bytesPerLine());
    }
  }

  /** One peer with its events. */
  private static final class Runner {
    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    final String peer;
    private final Work work;
    private int next;

    Runner(String peer, Work work) {
      this.peer = peer;
      this.work = work;
    }

    double turn() throws Exception {
      next += 17;
      return THREADS.turn(work, next);
    }

    /** What a thread allocates for a line, the array that is returned among it. */
    long bytesPerLine() {
      int lines = 20_000;
      long before = BEAN.getCurrentThreadAllocatedBytes();
      int sizes = 0;
      for (int i = 0; i < lines; i++) {
        sizes += work.run(i);
      }
      Threads.kept = sizes;
      return (BEAN.getCurrentThreadAllocatedBytes() - before) / lines;
    }
  }
}
