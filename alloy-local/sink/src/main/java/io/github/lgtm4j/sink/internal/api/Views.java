/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.Trace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shapes of the API's answers where they are not those of the telemetry itself. */
final class Views {

  private Views() {}

  /** A trace in a list. */
  record TraceSummary(
      String id,
      String tenant,
      String name,
      List<String> services,
      long start,
      long duration,
      int spans,
      boolean error) {

    static TraceSummary of(Trace trace) {
      Span root = trace.roots().get(0);
      return new TraceSummary(
          trace.id(),
          root.tenant(),
          root.name(),
          trace.services(),
          trace.start(),
          trace.end() - trace.start(),
          trace.spans().size(),
          trace.hasError());
    }
  }

  /** A trace with its spans; {@code skewed} are those that start before their parent. */
  record WholeTrace(
      String id,
      long start,
      long duration,
      int duplicates,
      List<String> orphans,
      List<String> skewed,
      List<Span> spans) {

    static WholeTrace of(Trace trace) {
      return new WholeTrace(
          trace.id(),
          trace.start(),
          trace.end() - trace.start(),
          trace.duplicates(),
          trace.spans().stream().filter(trace::isOrphan).map(Span::spanId).toList(),
          trace.skewed().stream().map(Span::spanId).toList(),
          trace.spans());
    }
  }

  /** A metric in a list. */
  record MetricSummary(String name, String type, String unit, int series, boolean exemplars) {

    static List<MetricSummary> of(List<Series> all) {
      Map<String, MetricSummary> byName = new TreeMap<>();
      for (Series series : all) {
        byName.merge(
            series.name(),
            new MetricSummary(
                series.name(), series.type(), series.unit(), 1, !series.exemplars().isEmpty()),
            MetricSummary::plus);
      }
      return List.copyOf(byName.values());
    }

    private MetricSummary plus(MetricSummary other) {
      return new MetricSummary(
          name, type, unit, series + other.series, exemplars || other.exemplars);
    }
  }

  /** A service with the rate, errors and durations of its entry spans, in nanoseconds. */
  record ServiceSummary(
      String tenant, String service, long spans, long requests, long errors, long p50, long p95) {}
}
