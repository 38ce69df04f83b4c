/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.internal.api.Views.ServiceSummary;
import io.github.lgtm4j.sink.internal.query.StoredTelemetry;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rate, errors and durations of the entry spans of each service, in the newest while. */
final class Overview {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int SLICES = 30;
  private static final Set<String> ENTRY_KINDS = Set.of("server", "consumer");

  private final Map<Key, Requests> services = new TreeMap<>();
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  private Overview() {}

  private record Key(String tenant, String service) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::tenant).thenComparing(Key::service).compare(this, other);
    }
  }

  static List<ServiceSummary> services(StoredTelemetry telemetry, SpanQuery query) {
    Overview overview = new Overview();
    telemetry.newest(
        WINDOW,
        span -> {
          if (query.tenant() == null || query.tenant().equals(span.tenant())) {
            overview.add(span);
          }
        });
    return overview.services.entrySet().stream()
        .map(e -> overview.summary(e.getKey(), e.getValue()))
        .toList();
  }

  private void add(Span span) {
    Requests requests =
        services.computeIfAbsent(new Key(span.tenant(), span.service()), key -> new Requests());
    requests.spans++;
    if (ENTRY_KINDS.contains(span.kind()) || span.parentSpanId().isEmpty()) {
      requests.add(span);
      first = Math.min(first, span.start());
      last = Math.max(last, span.start());
    }
  }

  private ServiceSummary summary(Key key, Requests requests) {
    long[] counts = new long[SLICES];
    long[] errors = new long[SLICES];
    requests.slice(first, last, counts, errors);
    long seconds = Math.max(1, (last - first) / 1_000_000_000);
    long[] sorted = requests.sortedDurations();
    return new ServiceSummary(
        key.tenant,
        key.service,
        requests.spans,
        requests.size,
        Arrays.stream(errors).sum(),
        quantile(sorted, 0.5),
        quantile(sorted, 0.95),
        quantile(sorted, 0.99),
        (double) requests.size / seconds,
        Arrays.stream(counts).boxed().toList(),
        Arrays.stream(errors).boxed().toList());
  }

  private static long quantile(long[] sorted, double quantile) {
    return sorted.length == 0 ? 0 : sorted[(int) (quantile * (sorted.length - 1))];
  }

  /** The requests of a service, in arrays because there may be many. */
  private static final class Requests {
    private long[] starts = new long[16];
    private long[] durations = new long[16];
    private boolean[] failed = new boolean[16];
    private int size;
    private long spans;

    void add(Span span) {
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, size * 2);
        durations = Arrays.copyOf(durations, size * 2);
        failed = Arrays.copyOf(failed, size * 2);
      }
      starts[size] = span.start();
      durations[size] = span.end() - span.start();
      failed[size++] = span.isError();
    }

    void slice(long first, long last, long[] counts, long[] errors) {
      double width = (last - first + 1) / (double) counts.length;
      for (int i = 0; i < size; i++) {
        int slice = (int) ((starts[i] - first) / width);
        counts[slice]++;
        errors[slice] += failed[i] ? 1 : 0;
      }
    }

    long[] sortedDurations() {
      long[] sorted = Arrays.copyOf(durations, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
