/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Trace;
import io.github.lgtm4j.sink.telemetry.Violation;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of odd traces, of metrics and of logs. */
class OtlpTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private final LocalSink sink = LocalSink.start();

  @AfterEach
  void stop() {
    sink.close();
  }

  @Test
  void spans_lateOutOfOrderAndTwice_makeOneTrace() throws Exception {
    send("/v1/traces", Telemetries.traces("db", Telemetries.span(1, 3, 2, 20, 30)));
    send("/v1/traces", Telemetries.traces("shop", Telemetries.span(1, 2, 1, 10, 40)));
    send("/v1/traces", Telemetries.traces("db", Telemetries.span(1, 3, 2, 20, 30)));
    send("/v1/traces", Telemetries.traces("shop", Telemetries.span(1, 1, 0, 0, 50)));

    Trace trace = trace();
    assertThat(trace.spans()).extracting(Span::name).containsExactly("span 1", "span 2", "span 3");
    assertThat(trace.duplicates()).isEqualTo(1);
    assertThat(trace.roots()).extracting(Span::name).containsExactly("span 1");
    assertThat(trace.services()).containsExactly("shop", "db");
    assertThat(trace.toString())
        .isEqualTo(
            """
            trace 00000000000000000000000000000001
            └─ shop: span 1 (unspecified, 50.0 ms)
               └─ shop: span 2 (unspecified, 30.0 ms)
                  └─ db: span 3 (unspecified, 10.0 ms)""");
  }

  @Test
  void trace_withoutItsRoot_hasAnOrphan() throws Exception {
    send("/v1/traces", Telemetries.traces("shop", Telemetries.span(1, 2, 9, 10, 40)));

    Trace trace = trace();
    assertThat(trace.isOrphan(trace.roots().get(0))).isTrue();
    assertThat(trace.toString()).contains("[parent 0000000000000009 has not arrived]");
  }

  @Test
  void trace_withAParentCycle_isShownWhole() throws Exception {
    send(
        "/v1/traces",
        Telemetries.traces(
            "shop",
            Telemetries.span(1, 1, 2, 0, 50),
            Telemetries.span(1, 2, 1, 10, 40),
            Telemetries.span(1, 3, 2, 20, 30)));

    Trace trace = trace();
    assertThat(trace.roots()).extracting(Span::name).containsExactly("span 1");
    assertThat(trace.children(trace.roots().get(0)))
        .extracting(Span::name)
        .containsExactly("span 2");
    assertThat(trace.toString().lines()).hasSize(4);
  }

  @Test
  void span_thatStartsBeforeItsParent_isSkewed() throws Exception {
    send(
        "/v1/traces",
        Telemetries.traces(
            "shop", Telemetries.span(1, 1, 0, 100, 200), Telemetries.span(1, 2, 1, 50, 60)));

    assertThat(trace().skewed()).extracting(Span::name).containsExactly("span 2");
  }

  @Test
  void trace_ofAHundredThousandSpans_isReadAtOnce() throws Exception {
    for (int batch = 0; batch < 100; batch++) {
      int first = batch * 1000;
      io.opentelemetry.proto.trace.v1.Span[] spans =
          IntStream.range(first, first + 1000)
              .mapToObj(i -> Telemetries.span(1, i + 1, i, i, i + 1))
              .toArray(io.opentelemetry.proto.trace.v1.Span[]::new);
      send("/v1/traces", Telemetries.traces("shop", spans));
    }

    long start = System.nanoTime();
    Trace trace = trace();
    long millis = (System.nanoTime() - start) / 1_000_000;

    assertThat(trace.spans()).hasSize(100_000);
    assertThat(trace.roots()).hasSize(1);
    assertThat(trace.toString()).endsWith("… 99800 more spans");
    assertThat(millis).isLessThan(5000);
    assertThat(sink.telemetry().violations())
        .extracting(Violation::rule)
        .contains("trace-too-large", "runaway-cardinality");
  }

  @Test
  void spans_withWrongIds_areRefusedWithTemposText() throws Exception {
    var wrong =
        Telemetries.span(1, 1, 0, 0, 1).toBuilder().setTraceId(Telemetries.id(8, 1)).build();

    HttpResponse<String> response =
        send("/v1/traces", Telemetries.traces("shop", wrong, Telemetries.span(2, 1, 0, 0, 1)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("trace ids must be 128 bit, received 64 bits");
    assertThat(sink.telemetry().spans(SpanQuery.all())).isEmpty();
  }

  @Test
  void histogram_becomesTheSeriesThatMimirMakes() throws Exception {
    send(
        "/v1/metrics",
        Telemetries.metrics(
            Telemetries.histogram(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)));

    List<Series> buckets = sink.telemetry().metric("http_server_request_duration_seconds_bucket");
    assertThat(buckets).extracting(s -> s.label("le")).containsExactly("0.1", "1", "+Inf");
    assertThat(buckets).extracting(Series::last).containsExactly(2.0, 3.0, 3.0);
    assertThat(buckets.get(0).labels())
        .containsEntry("http_request_method", "GET")
        .containsEntry("job", "shop");
    assertThat(buckets.get(1).exemplars())
        .singleElement()
        .extracting(Series.Exemplar::traceId)
        .isEqualTo("00000000000000000000000000000001");
    assertThat(sink.telemetry().violations())
        .extracting(Violation::rule, Violation::message)
        .contains(
            tuple(
                "contract-metric-label",
                "metric http_server_request_duration_seconds lacks the label url_scheme of the"
                    + " contract"));
  }

  @Test
  void deltaHistogram_isKeptAndFlagged() throws Exception {
    send(
        "/v1/metrics",
        Telemetries.metrics(
            Telemetries.histogram(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)));

    assertThat(sink.telemetry().metric("http_server_request_duration_seconds_count"))
        .singleElement()
        .extracting(Series::type)
        .isEqualTo("delta histogram");
    assertThat(sink.telemetry().violations())
        .extracting(Violation::rule)
        .contains("delta-temporality");
  }

  @Test
  void exponentialHistogram_becomesANativeOne() throws Exception {
    var metric = Metric.newBuilder().setName("rpc.duration").setUnit("ms");
    metric
        .getExponentialHistogramBuilder()
        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
        .addDataPointsBuilder()
        .setTimeUnixNano(Telemetries.now())
        .setScale(3)
        .setCount(6)
        .setSum(12.5)
        .setZeroCount(1)
        .getPositiveBuilder()
        .setOffset(4)
        .addBucketCounts(2)
        .addBucketCounts(0)
        .addBucketCounts(3);
    send("/v1/metrics", Telemetries.metrics(metric.build()));

    Series.Point point =
        sink.telemetry().metric("rpc_duration_milliseconds").get(0).points().get(0);
    assertThat(point.histogram())
        .isEqualTo(new Series.NativeHistogram(3, 12.5, 6, 1, Map.of(5, 2.0, 7, 3.0), Map.of()));
    assertThat(point.value()).isEqualTo(6, within(0.0));
  }

  @Test
  void logs_becomeWhatLokiMakesOfThem() throws Exception {
    send("/v1/logs", Telemetries.logs("hello", TRACE));

    LogLine line = sink.telemetry().logsOfTrace(TRACE).get(0);
    assertThat(line.line()).isEqualTo("hello");
    assertThat(line.way()).isEqualTo("otlp");
    assertThat(line.level()).isEqualTo("info");
    assertThat(line.labels()).isEqualTo(Map.of("service_name", "shop"));
    assertThat(line.metadata()).containsEntry("application", "shop").containsEntry("user_id", "7");
  }

  @Test
  void line_thatComesByOtlpAndFromStdout_isFlagged() throws Exception {
    send("/v1/logs", Telemetries.logs("hello", TRACE));
    new Sender(sink)
        .snappy(
            "/loki/api/v1/push",
            PushRequests.of(
                "{application=\"shop\"}",
                System.currentTimeMillis(),
                "{\"level\":\"info\",\"message\":\"hello\",\"trace_id\":\"" + TRACE + "\"}",
                Map.of()));

    assertThat(sink.telemetry().logs(LogQuery.all())).hasSize(2);
    assertThat(sink.telemetry().violations()).extracting(Violation::rule).contains("duplicate-log");
  }

  @Test
  void lint_findsSplitStackTracesIdsAsLabelsAndUnnamedServices() throws Exception {
    long now = System.currentTimeMillis();
    Sender sender = new Sender(sink);
    sender.snappy(
        "/loki/api/v1/push",
        PushRequests.of(
            "{application=\"a\", trace_id=\"1\"}", now, "\tat a.B.c(B.java:1)", Map.of()));
    send("/v1/traces", Telemetries.traces("unknown_service:java", Telemetries.span(1, 1, 0, 0, 1)));

    assertThat(sink.telemetry().violations())
        .extracting(Violation::rule)
        .contains("split-stack-trace", "id-as-label", "missing-service-name");
  }

  @Test
  void partOfARequest_thatIsRefused_isAPartialSuccess() throws Exception {
    var old = Metric.newBuilder().setName("late");
    old.getGaugeBuilder().addDataPointsBuilder().setTimeUnixNano(Telemetries.now()).setAsInt(1);
    var future = Metric.newBuilder().setName("early");
    future
        .getGaugeBuilder()
        .addDataPointsBuilder()
        .setTimeUnixNano(Telemetries.now() + 3_600_000_000_000L)
        .setAsInt(1);

    HttpResponse<String> response =
        send("/v1/metrics", Telemetries.metrics(old.build(), future.build()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("received a sample whose timestamp is too far in the future");
    assertThat(sink.telemetry().series(SeriesQuery.all()))
        .extracting(Series::name)
        .containsExactly("late");
  }

  private Trace trace() {
    return sink.telemetry().trace("00000000000000000000000000000001");
  }

  private HttpResponse<String> send(String path, byte[] request) throws Exception {
    return new Sender(sink.otlpHttp()).post(path, "application/x-protobuf", request);
  }
}
