/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.contract.Metric;
import io.github.lgtm4j.contract.Metrics;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.Trace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
      int errors,
      int orphans,
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
          (int) trace.spans().stream().filter(Span::isError).count(),
          (int) trace.spans().stream().filter(trace::isOrphan).count(),
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

  /**
   * A metric in a list. The series of a classic histogram have several names: {@code family} is the
   * one they share. {@code contract} tells whether the contract has it.
   */
  record MetricSummary(
      String name,
      String family,
      String type,
      String unit,
      int series,
      boolean exemplars,
      boolean contract) {
    private static final Set<String> CONTRACT =
        Metrics.ALL.stream().map(Metric::prometheusName).collect(Collectors.toUnmodifiableSet());

    static List<MetricSummary> of(List<Series> all) {
      Map<String, MetricSummary> byName = new TreeMap<>();
      for (Series series : all) {
        byName.merge(series.name(), of(series), MetricSummary::plus);
      }
      return List.copyOf(byName.values());
    }

    private static MetricSummary of(Series series) {
      String family = family(series.name(), series.type());
      return new MetricSummary(
          series.name(),
          family,
          series.type(),
          series.unit(),
          1,
          !series.exemplars().isEmpty(),
          CONTRACT.contains(family));
    }

    /** Remote write may come without types: then buckets tell that it is a histogram. */
    private static String family(String name, String type) {
      String family = name.replaceFirst("_(bucket|count|sum)$", "");
      boolean grouped = type.equals("histogram") || type.equals("summary");
      return grouped || name.endsWith("_bucket") || CONTRACT.contains(family) ? family : name;
    }

    private MetricSummary plus(MetricSummary other) {
      return new MetricSummary(
          name, family, type, unit, series + other.series, exemplars || other.exemplars, contract);
    }
  }

  /** A metric that the contract has. */
  record ContractMetric(String name, String type, String unit, List<String> labels) {

    static List<ContractMetric> all() {
      return Metrics.ALL.stream()
          .map(
              metric ->
                  new ContractMetric(
                      metric.prometheusName(),
                      metric.instrument().prometheusType(),
                      metric.unit(),
                      metric.requiredLabels()))
          .toList();
    }
  }

  /**
   * A service with the rate (per second), errors and durations (in nanoseconds) of its entry spans;
   * {@code slices} and {@code failures} are their counts over time.
   */
  record ServiceSummary(
      String tenant,
      String service,
      long spans,
      long requests,
      long errors,
      long p50,
      long p95,
      long p99,
      double rate,
      List<Long> slices,
      List<Long> failures) {}
}
