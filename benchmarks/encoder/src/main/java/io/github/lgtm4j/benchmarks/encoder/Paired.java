/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The same comparison for a machine that others use: in one JVM the peers take turns of a few
 * milliseconds, so that a neighbour's load meets all alike, and each peer's figures are the lower
 * decile and the median of its turns. JMH's forks run one after another and meet different loads.
 *
 * <p>Arguments: the scenarios, all by default.
 */
final class Paired {
  private static final int WARM_UP_ROUNDS = 60;
  private static final int ROUNDS = 150;
  private static final long TURN_NANOS = 5_000_000;

  private final Scenario scenario;
  private final List<Runner> runners = new ArrayList<>();

  private Paired(Scenario scenario) {
    this.scenario = scenario;
  }

  public static void main(String[] args) throws Exception {
    System.out.printf("%-12s%-15s%9s%9s%9s%8s%n", "", "", "ns p10", "ns p50", "spread", "factor");
    for (Scenario scenario : Scenario.values()) {
      if (args.length == 0 || Arrays.asList(args).contains(scenario.name())) {
        new Paired(scenario).run();
      }
    }
  }

  private void run() throws Exception {
    for (Peer peer : Peer.values()) {
      try {
        runners.add(new Runner(peer, scenario));
      } catch (IllegalStateException e) {
        System.out.printf("%-12s%-15s n/a%n", scenario, peer);
      }
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
          "%-12s%-15s%9.0f%9.0f%8.0f%%%8.2f%n",
          scenario, runners.get(i).peer, p10, p50, 100 * (p50 - p10) / p10, p10 / base);
    }
  }

  /** One peer with its events. */
  private static final class Runner {
    final Peer peer;
    private final Encoder<ILoggingEvent> encoder;
    private final LoggingEvent[] events;
    private int next;
    private int sizes;

    Runner(Peer peer, Scenario scenario) throws Exception {
      this.peer = peer;
      encoder = peer.encoder(scenario);
      events = scenario.events();
      for (LoggingEvent event : events) {
        SameInformation.check(peer, event, encoder.encode(event));
      }
    }

    double turn() {
      long start = System.nanoTime();
      long count = 0;
      long nanos;
      do {
        for (int i = 0; i < 64; i++) {
          next = next + 1 & events.length - 1;
          sizes += encoder.encode(events[next]).length; // kept, so that nothing is optimised away
        }
        count += 64;
        nanos = System.nanoTime() - start;
      } while (nanos < TURN_NANOS);
      return sizes == 0 ? Double.NaN : (double) nanos / count;
    }
  }
}
