/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.github.lgtm4j.contract.Metrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code jvm.thread.count}, by state and whether they are daemons. */
final class ThreadMeters implements MeterBinder {
  /** One scrape asks for a dozen series: they are counted together. */
  private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(500);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private Map<Thread.State, int[]> counts = new EnumMap<>(Thread.State.class);
  private long countedAt = System.nanoTime() - FRESH;

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Thread.State state : Thread.State.values()) {
      if (state == Thread.State.NEW || state == Thread.State.TERMINATED) {
        // Such a thread does not run, so nobody finds it.
        continue;
      }
      for (boolean daemon : new boolean[] {true, false}) {
        Gauge.builder(Metrics.JVM_THREAD_COUNT.name(), this, meters -> meters.count(daemon, state))
            .tag("jvm.thread.daemon", Boolean.toString(daemon))
            .tag("jvm.thread.state", state.name().toLowerCase(Locale.ROOT))
            .strongReference(true)
            .register(registry);
      }
    }
  }

  private synchronized double count(boolean daemon, Thread.State state) {
    long now = System.nanoTime();
    if (now - countedAt >= FRESH) {
      countAll();
      countedAt = now;
    }
    int[] counted = counts.get(state);
    return counted == null ? 0 : counted[daemon ? 1 : 0];
  }

  private void countAll() {
    Map<Thread.State, int[]> counted = new EnumMap<>(Thread.State.class);
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null) {
        counted
            .computeIfAbsent(thread.getThreadState(), state -> new int[2])[
            thread.isDaemon() ? 1 : 0]++;
      }
    }
    counts = counted;
  }
}
