/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import io.github.lgtm4j.sink.telemetry.Violation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What arrived, a line of text for each thing, sorted: the form of {@code expected.txt}. */
final class Arrivals {
  private final Telemetry telemetry;

  Arrivals(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    telemetry.series(SeriesQuery.all()).stream()
        .filter(series -> !series.name().startsWith("scrape_"))
        .map(Arrivals::series)
        .forEach(lines::add);
    telemetry.logs(LogQuery.all()).stream().map(Arrivals::log).forEach(lines::add);
    telemetry.spans(SpanQuery.all()).stream().map(Arrivals::span).forEach(lines::add);
    telemetry.violations().stream()
        .filter(Violation::refused)
        .map(violation -> "refused " + violation.tenant() + " " + violation.rule())
        .forEach(lines::add);
    lines.sort(null);
    return lines;
  }

  private static String series(Series series) {
    long times = series.points().stream().map(Series.Point::time).distinct().count();
    String twice = times == series.points().size() ? "" : " TWICE";
    String exemplar =
        series.exemplars().isEmpty()
            ? ""
            : " # " + sorted(series.exemplars().get(series.exemplars().size() - 1).labels());
    return "metric "
        + series.tenant()
        + " "
        + series.name()
        + sorted(series.labels())
        + " "
        + series.last()
        + exemplar
        + twice;
  }

  private static String log(LogLine line) {
    return "log "
        + line.tenant()
        + " "
        + sorted(line.labels())
        + " "
        + sorted(line.metadata())
        + (isTimeOfLine(line) ? " at its time " : " ")
        + line.line().replace("\n", "\\n");
  }

  private static boolean isTimeOfLine(LogLine line) {
    try {
      Instant said = Instant.parse(line.json().path("timestamp").asText());
      return said.getEpochSecond() * 1_000_000_000L + said.getNano() == line.time();
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static String span(Span span) {
    return "span "
        + span.tenant()
        + " "
        + span.traceId()
        + " "
        + span.name()
        + " "
        + sorted(span.resource());
  }

  private static String sorted(Map<String, ?> labels) {
    return new TreeMap<>(labels)
        .entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", ", "{", "}"));
  }
}
