/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.violation;

import io.github.lgtm4j.sink.telemetry.Violation;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts violations by rule, tenant and subject; the least recent one makes room for a new one. */
public final class Violations {
  private static final int MAX = 1000;

  private final Clock clock;
  private final Map<Key, Violation> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Violation> eldest) {
          return size() > MAX;
        }
      };

  private record Key(String rule, String tenant, String subject) {}

  public Violations(Clock clock) {
    this.clock = clock;
  }

  public synchronized void add(
      String rule, String tenant, String subject, String message, String advice, boolean refused) {
    Instant now = clock.instant();
    Key key = new Key(rule, tenant, subject);
    Violation before = known.get(key);
    long count = before == null ? 1 : before.count() + 1;
    Instant first = before == null ? now : before.first();
    known.put(
        key, new Violation(rule, tenant, subject, message, advice, refused, count, first, now));
  }

  public synchronized void clear() {
    known.clear();
  }

  public synchronized List<Violation> list() {
    return known.values().stream()
        .sorted(Comparator.comparingLong(Violation::count).reversed())
        .toList();
  }
}
