/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.demo;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import io.github.lgtm4j.sink.telemetry.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What arrived, for a person at a terminal. */
final class DemoReport {
  private static final String ROW = "%-14s %-12s %-8s %-9s %6s %10s %7s%n";
  private static final String DURATION = "http_server_request_duration_seconds";

  private final Telemetry telemetry;
  private final StringBuilder text = new StringBuilder();

  DemoReport(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  String text() {
    table();
    trace();
    series();
    return text.toString();
  }

  private void table() {
    List<Span> spans = telemetry.spans(SpanQuery.all());
    line(ROW, "APPLICATION", "ENVIRONMENT", "TENANT", "CLUSTER", "SPANS", "LOG LINES", "SERIES");
    spans.stream()
        .map(span -> identity(span, "application"))
        .distinct()
        .sorted()
        .forEach(this::row);
    text.append(System.lineSeparator());
  }

  private void row(String application) {
    List<Span> spans =
        telemetry.spans(SpanQuery.all()).stream()
            .filter(span -> identity(span, "application").equals(application))
            .toList();
    Span any = spans.get(0);
    line(
        ROW,
        application,
        identity(any, "environment"),
        any.tenant(),
        identity(any, "cluster"),
        spans.size(),
        telemetry.logs(LogQuery.all().label("application", application)).size(),
        telemetry.series(SeriesQuery.all().label("application", application)).size());
  }

  private void trace() {
    List<Trace> traces = telemetry.traces(SpanQuery.all().name("GET /api/users"));
    if (traces.isEmpty()) {
      line("No trace of a request arrived.%n");
      return;
    }
    Trace trace = traces.get(0);
    line("One request, as %s%n", trace.toString().stripTrailing());
    for (LogLine logLine : telemetry.logsOfTrace(trace.id())) {
      line("  its log line: %s %s%n", logLine.level(), logLine.message());
    }
    text.append(System.lineSeparator());
  }

  private void series() {
    List<Series> counts = telemetry.series(SeriesQuery.named(DURATION + "_count"));
    if (counts.isEmpty()) {
      line("No series %s arrived.%n", DURATION);
      return;
    }
    line("The same request, as a series%n");
    counts.stream()
        .filter(series -> series.label("http_route").equals("/api/users"))
        .forEach(series -> line("  %s{%s} %.0f%n", series.name(), labels(series), series.last()));
    exemplar();
  }

  private void exemplar() {
    telemetry.series(SeriesQuery.named(DURATION + "_bucket")).stream()
        .filter(series -> series.label("http_route").equals("/api/users"))
        .flatMap(series -> series.exemplars().stream())
        .findFirst()
        .ifPresent(
            exemplar ->
                line(
                    "  exemplar %.4f s leads to trace %s%n", exemplar.value(), exemplar.traceId()));
  }

  private static String labels(Series series) {
    return String.join(
        ", ",
        List.of("application", "environment", "http_route", "http_response_status_code").stream()
            .map(name -> name + "=\"" + series.label(name) + "\"")
            .toList());
  }

  private static String identity(Span span, String attribute) {
    return Objects.toString(span.resource().get(attribute), "-");
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
