/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.junit;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.Trace;
import io.github.lgtm4j.sink.telemetry.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** What has arrived, as a text for the message of a failed assertion. */
record Received(
    List<Trace> traces, List<LogLine> logs, List<Series> series, List<Violation> violations) {
  private static final int MAX_NAMES = 60;

  @Override
  public String toString() {
    if (traces.isEmpty() && logs.isEmpty() && series.isEmpty() && violations.isEmpty()) {
      return "nothing at all";
    }
    StringBuilder text = new StringBuilder();
    traces.forEach(trace -> text.append(trace).append('\n'));
    logs.forEach(
        line ->
            text.append("log   ")
                .append(line.labels())
                .append(' ')
                .append(line.line())
                .append('\n'));
    if (!series.isEmpty()) {
      text.append("metrics ").append(metricNames()).append('\n');
    }
    violations.forEach(
        v ->
            text.append("violation ")
                .append(v.rule())
                .append(": ")
                .append(v.message())
                .append('\n'));
    return text.toString();
  }

  private String metricNames() {
    return series.stream()
        .map(Series::name)
        .distinct()
        .sorted()
        .limit(MAX_NAMES)
        .collect(Collectors.joining(", "));
  }
}
