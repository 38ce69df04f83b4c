/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static io.github.lgtm4j.sink.Telemetries.span;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Telemetry at the edges of what a page has to bear: a lot of it, or shaped to do harm. */
final class Extremes {
  static final String MARKUP =
      "<img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script>";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Extremes() {}

  /** A trace of many spans, five levels deep and as wide as it takes. */
  static String wideTrace(LocalSink sink, long trace, int spans) throws Exception {
    List<Span> all = new ArrayList<>();
    for (int id = 1; id <= spans; id++) {
      long parent = id == 1 ? 0 : 1 + (id - 2) / 10;
      all.add(withDetails(span(trace, id, parent, id, spans + 1000L - id % 500), id));
    }
    return send(sink, trace, all);
  }

  /** A trace in which each span is the parent of the next. */
  static String deepTrace(LocalSink sink, long trace, int spans) throws Exception {
    List<Span> all = new ArrayList<>();
    for (int id = 1; id <= spans; id++) {
      all.add(span(trace, id, id - 1, id, 2L * spans - id));
    }
    return send(sink, trace, all);
  }

  /** Two spans that are each other's parent, and one below them. */
  static String cycle(LocalSink sink, long trace) throws Exception {
    return send(
        sink,
        trace,
        List.of(span(trace, 1, 2, 0, 100), span(trace, 2, 1, 5, 80), span(trace, 3, 2, 10, 60)));
  }

  private static Span withDetails(Span span, int id) {
    return span.toBuilder()
        .setName("step " + id % 97)
        .addAttributes(Telemetries.attribute("http.route", "/orders/{id}"))
        .addAttributes(Telemetries.attribute("db.query.text", "SELECT * FROM item WHERE id = ?"))
        .addAttributes(Telemetries.attribute("thread.name", "worker-" + id % 40))
        .addAttributes(
            Telemetries.attribute("code.function.name", "com.example.shop.Step" + id % 97 + ".run"))
        .build();
  }

  private static String send(LocalSink sink, long trace, List<Span> spans) throws Exception {
    for (int from = 0; from < spans.size(); from += 1000) {
      Span[] some = spans.subList(from, Math.min(spans.size(), from + 1000)).toArray(Span[]::new);
      SampleShop.check(
          new Sender(sink.otlpHttp())
              .post("/v1/traces", "application/x-protobuf", Telemetries.traces("shop", some)));
    }
    return "%032x".formatted(trace);
  }

  /** Markup wherever a sender can put a text. */
  static String markup(LocalSink sink, long trace) throws Exception {
    Span span =
        span(trace, 1, 0, 0, 50).toBuilder()
            .setName(MARKUP)
            .addAttributes(Telemetries.attribute(MARKUP, MARKUP))
            .build();
    SampleShop.check(
        new Sender(sink.otlpHttp())
            .post("/v1/traces", "application/x-protobuf", Telemetries.traces(MARKUP, span)));
    String id = "%032x".formatted(trace);
    ObjectNode line =
        JSON.createObjectNode().put("level", "error").put("message", MARKUP).put("trace_id", id);
    line.put(MARKUP, MARKUP).putObject("exception").put("type", MARKUP).put("stack_trace", MARKUP);
    lines(sink, List.of(line.toString(), MARKUP));
    new Sender(sink)
        .snappy(
            "/api/v1/push",
            PushRequests.series(
                new TreeMap<>(
                    Map.of("__name__", "marked_up", "application", MARKUP, "environment", MARKUP)),
                System.currentTimeMillis(),
                1));
    return id;
  }

  /** Lines a millisecond apart, the last one now. */
  static void lines(LocalSink sink, int count) throws Exception {
    List<String> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batch.add(
          "{\"level\":\"%s\",\"message\":\"line %06d of many\",\"duration_ms\":%d}"
              .formatted(i % 50 == 0 ? "warn" : "info", i, i % 300));
      if (batch.size() == 5000 || i == count - 1) {
        push(sink, batch, System.currentTimeMillis() - count + i - batch.size() + 1);
        batch.clear();
      }
    }
  }

  static void lines(LocalSink sink, List<String> lines) throws Exception {
    push(sink, lines, System.currentTimeMillis());
  }

  private static void push(LocalSink sink, List<String> lines, long millis) throws Exception {
    ObjectNode push = JSON.createObjectNode();
    ObjectNode stream = push.putArray("streams").addObject();
    stream.putObject("stream").put("application", "shop").put("environment", "dev");
    ArrayNode values = stream.putArray("values");
    for (int i = 0; i < lines.size(); i++) {
      values.addArray().add((millis + i) + "000000").add(lines.get(i));
    }
    SampleShop.check(new Sender(sink).json("/loki/api/v1/push", push.toString()));
  }
}
