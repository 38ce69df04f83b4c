/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lgtm4j.cli.text.Palette;
import io.github.lgtm4j.cli.text.Table;
import io.github.lgtm4j.cli.text.TraceText;
import io.github.lgtm4j.cli.text.ViolationText;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import io.github.lgtm4j.sink.telemetry.Trace;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What arrived, for a person or for a program. */
final class DemoReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REQUESTS = "http_server_request_duration_seconds";

  private final Telemetry telemetry;
  private final URI page;
  private final Palette palette;
  private final List<Row> rows;

  private record Row(
      String application,
      String environment,
      String tenant,
      String cluster,
      int spans,
      int lines,
      int series,
      long exemplars) {}

  DemoReport(Telemetry telemetry, URI page, Palette palette) {
    this.telemetry = telemetry;
    this.page = page;
    this.palette = palette;
    this.rows = Stream.of(Sample.values()).map(this::row).toList();
  }

  private Row row(Sample sample) {
    List<Span> spans = telemetry.spans(SpanQuery.all().service(sample.id()));
    List<LogLine> lines = telemetry.logs(LogQuery.all().service(sample.id()));
    List<Series> series = telemetry.series(SeriesQuery.all().label("application", sample.id()));
    return new Row(
        sample.id(),
        identity(spans, "environment"),
        spans.isEmpty() ? "-" : spans.get(0).tenant(),
        identity(spans, "cluster"),
        spans.size(),
        lines.size(),
        series.size(),
        series.stream().mapToLong(one -> one.exemplars().size()).sum());
  }

  private static String identity(List<Span> spans, String attribute) {
    return spans.isEmpty() ? "-" : String.valueOf(spans.get(0).resource().get(attribute));
  }

  List<String> text() {
    List<String> text = new ArrayList<>();
    Table table =
        new Table(
            "APPLICATION",
            "ENVIRONMENT",
            "TENANT",
            "CLUSTER",
            "SPANS",
            "LOG LINES",
            "SERIES",
            "EXEMPLARS");
    rows.forEach(
        row ->
            table.row(
                row.application,
                row.environment,
                row.tenant,
                row.cluster,
                row.spans,
                row.lines,
                row.series,
                row.exemplars));
    text.addAll(table.lines());
    text.add("");
    text.addAll(ViolationText.lines(telemetry.violations(), palette));
    text.add("");
    Optional<Trace> crossing = Demo.crossing(telemetry);
    if (crossing.isEmpty()) {
      text.add(palette.red("No trace went through all three."));
    } else {
      text.add("One request through all three, with its log lines:");
      text.addAll(
          TraceText.lines(crossing.get(), telemetry.logsOfTrace(crossing.get().id()), palette));
      exemplar(crossing.get()).ifPresent(text::add);
    }
    text.add("");
    text.add("The page with all of it: " + palette.bold(page.toString()));
    return text;
  }

  /** The way back: from a series to this trace, or at least to a trace. */
  private Optional<String> exemplar(Trace trace) {
    return telemetry.series(SeriesQuery.named(REQUESTS + "_bucket")).stream()
        .flatMap(
            series ->
                series.exemplars().stream()
                    .filter(exemplar -> exemplar.traceId().equals(trace.id()))
                    .map(
                        exemplar ->
                            String.format(
                                Locale.ROOT,
                                "An exemplar leads to it: %s{application=\"%s\", http_route=\"%s\"} %.4f s",
                                REQUESTS,
                                series.label("application"),
                                series.label("http_route"),
                                exemplar.value())))
        .findFirst();
  }

  ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode applications = json.putArray("applications");
    for (Row row : rows) {
      applications
          .addObject()
          .put("application", row.application)
          .put("environment", row.environment)
          .put("tenant", row.tenant)
          .put("cluster", row.cluster)
          .put("spans", row.spans)
          .put("log_lines", row.lines)
          .put("series", row.series)
          .put("exemplars", row.exemplars);
    }
    json.set("violations", ViolationText.json(telemetry.violations()));
    Demo.crossing(telemetry).ifPresent(trace -> json.put("trace", trace.id()));
    json.put("page", page.toString());
    return json;
  }
}
