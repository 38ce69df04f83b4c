/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import io.github.lgtm4j.agent.metrics.SelfTelemetry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** How many lines each logging library's rewritten appenders have written, on {@code /metrics}. */
final class LineCounts {
  private static final String[] RESULTS = {"rewritten", "truncated", "failed"};

  private final ConcurrentMap<String, LongAdder[]> libraries = new ConcurrentHashMap<>();

  /** One number for each of {@link #RESULTS}; all copies of a library in this JVM share them. */
  LongAdder[] of(String library) {
    return libraries.computeIfAbsent(library, LineCounts::register);
  }

  private static LongAdder[] register(String library) {
    LongAdder[] counts = new LongAdder[RESULTS.length];
    for (int i = 0; i < RESULTS.length; i++) {
      LongAdder count = new LongAdder();
      counts[i] = count;
      SelfTelemetry.counter(
          "lgtm4j_log_lines",
          "Log lines by rewritten appenders: whole, cut, or the application's own because the"
              + " event could not be read",
          count::sum,
          "library",
          library,
          "result",
          RESULTS[i]);
    }
    return counts;
  }
}
