/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.cli.connection.Query;
import io.github.lgtm4j.cli.connection.SinkClient;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the local sink has got of the application. */
final class ArrivalChecks {
  private static final String LIMIT = "200";
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final SinkClient sink;
  private final String application;
  private final String tenant;

  ArrivalChecks(SinkClient sink, String application, String tenant) {
    this.sink = sink;
    this.application = application;
    this.tenant = tenant;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    JsonNode traces = sink.traces(Query.of("service", application).and("limit", LIMIT));
    List<LogLine> lines = sink.logs(Query.of("service", application).and("limit", LIMIT));
    boolean series =
        !sink.metrics(Query.of("label", "application=" + application).and("limit", LIMIT))
            .isEmpty();
    if (traces.isEmpty() && lines.isEmpty() && !series) {
      findings.add(
          Finding.fault(
              "nothing-arrived",
              "The local sink has got nothing of " + application + ".",
              "Send it a request; then look at the faults above, and at lgtm4j check."));
    } else {
      signals(findings, !traces.isEmpty(), !lines.isEmpty(), series);
    }
    // Those by OTLP have their ids and fields beside the line.
    lines(
        findings,
        !traces.isEmpty(),
        lines.stream().filter(line -> line.way().equals("loki")).toList());
    skew(traces).ifPresent(findings::add);
    violations(findings);
    return findings;
  }

  private void signals(List<Finding> findings, boolean spans, boolean lines, boolean series) {
    List<String> missing = new ArrayList<>();
    if (!spans) {
      missing.add("spans");
    }
    if (!lines) {
      missing.add("log lines");
    }
    if (!series) {
      missing.add("series");
    }
    if (!missing.isEmpty()) {
      findings.add(
          Finding.fault(
              "signal-missing",
              "Of " + application + " there are no " + String.join(" and no ", missing) + ".",
              "Spans come by OTLP, lines from standard output (lgtm4j run takes them), series from"
                  + " /metrics."));
    }
  }

  private void lines(List<Finding> findings, boolean spans, List<LogLine> lines) {
    List<LogLine> json = lines.stream().filter(line -> line.json().isObject()).toList();
    if (!lines.isEmpty() && json.size() < lines.size()) {
      findings.add(
          Finding.fault(
              "lines-not-json",
              (lines.size() - json.size())
                  + " of the newest "
                  + lines.size()
                  + " lines are no JSON.",
              "Leave lgtm.logs.reformat at auto, or use the log encoder; a console at a terminal keeps"
                  + " its pattern."));
    }
    if (spans && !json.isEmpty() && json.stream().allMatch(line -> line.traceId().isEmpty())) {
      findings.add(
          Finding.fault(
              "no-ids-in-logs",
              "There are traces, and none of the newest " + json.size() + " lines has a trace_id.",
              "Log inside the request, not from threads of one's own; an encoder of one's own must"
                  + " write the MDC."));
    }
  }

  /** By the newest trace: when its spans ended, and when they came. */
  private Optional<Finding> skew(JsonNode traces) {
    if (traces.isEmpty()) {
      return Optional.empty();
    }
    for (Span span : sink.trace(traces.get(0).path("id").asText()).spans()) {
      Duration ahead = Duration.between(span.received(), Instant.ofEpochSecond(0, span.end()));
      if (ahead.compareTo(SKEW) > 0) {
        return Optional.of(
            Finding.fault(
                "clock-skew",
                "Spans end "
                    + ahead.toSeconds()
                    + " s after they have arrived: the clock of the"
                    + " application is ahead.",
                "Set the clock (NTP): what lies in the future is refused."));
      }
    }
    return Optional.empty();
  }

  private void violations(List<Finding> findings) {
    for (Violation violation : sink.violations()) {
      if (violation.tenant().equals(tenant)) {
        String name = violation.rule().equals("duplicate-log") ? "logs-twice" : violation.rule();
        String found =
            (violation.refused() ? "Refused " : "Flagged ")
                + violation.count()
                + " times, of tenant "
                + tenant
                + ": "
                + violation.message();
        findings.add(
            new Finding(
                name, violation.refused() || name.equals("logs-twice"), found, violation.advice()));
      }
    }
  }
}
