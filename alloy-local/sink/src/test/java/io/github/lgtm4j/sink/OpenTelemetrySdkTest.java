/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exporters of the OpenTelemetry SDK send to the sink. */
class OpenTelemetrySdkTest {
  private static final Resource RESOURCE =
      Resource.create(
          Attributes.builder()
              .put("service.name", "shop")
              .put("application", "shop")
              .put("environment", "dev")
              .build());
  private static final Context IN_TRACE =
      Context.root()
          .with(
              Span.wrap(
                  SpanContext.create(
                      "0af7651916cd43dd8448eb211c80319c",
                      "b7ad6b7169203331",
                      TraceFlags.getSampled(),
                      TraceState.getDefault())));

  private static LocalSink sink;

  @BeforeAll
  static void start() {
    sink = LocalSink.start();
  }

  @AfterAll
  static void stop() {
    sink.close();
  }

  @AfterEach
  void clear() {
    sink.clear();
  }

  static Stream<Arguments> spanExporters() {
    return each(
        compression ->
            OtlpGrpcSpanExporter.builder()
                .setEndpoint(sink.otlpGrpc().toString())
                .setCompression(compression)
                .addHeader("X-Scope-OrgID", "team-a")
                .build(),
        compression ->
            OtlpHttpSpanExporter.builder()
                .setEndpoint(sink.otlpHttp() + "/v1/traces")
                .setCompression(compression)
                .addHeader("X-Scope-OrgID", "team-a")
                .build());
  }

  static Stream<Arguments> metricExporters() {
    return each(
        compression ->
            OtlpGrpcMetricExporter.builder()
                .setEndpoint(sink.otlpGrpc().toString())
                .setCompression(compression)
                .addHeader("X-Scope-OrgID", "team-a")
                .build(),
        compression ->
            OtlpHttpMetricExporter.builder()
                .setEndpoint(sink.otlpHttp() + "/v1/metrics")
                .setCompression(compression)
                .addHeader("X-Scope-OrgID", "team-a")
                .build());
  }

  static Stream<Arguments> logExporters() {
    return each(
        compression ->
            OtlpGrpcLogRecordExporter.builder()
                .setEndpoint(sink.otlpGrpc().toString())
                .setCompression(compression)
                .addHeader("X-Scope-OrgID", "team-a")
                .build(),
        compression ->
            OtlpHttpLogRecordExporter.builder()
                .setEndpoint(sink.otlpHttp() + "/v1/logs")
                .setCompression(compression)
                .addHeader("X-Scope-OrgID", "team-a")
                .build());
  }

  private static Stream<Arguments> each(
      Function<String, Object> grpc, Function<String, Object> http) {
    return Stream.of("none", "gzip")
        .flatMap(
            compression ->
                Stream.of(
                    Arguments.argumentSet("gRPC, " + compression, grpc.apply(compression)),
                    Arguments.argumentSet("HTTP, " + compression, http.apply(compression))));
  }

  @ParameterizedTest
  @MethodSource("spanExporters")
  void spans_ofAnExporter_areReceivedWithEverythingTheyCarry(SpanExporter exporter) {
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(RESOURCE)
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()) {
      Tracer tracer = provider.get("test-scope");
      var root = tracer.spanBuilder("GET /cart").setSpanKind(SpanKind.SERVER).startSpan();
      var child =
          tracer
              .spanBuilder("SELECT")
              .setParent(Context.root().with(root))
              .setAttribute("db.rows", 3L)
              .startSpan();
      child.addEvent("slow", Attributes.of(AttributeKey.booleanKey("index"), false));
      child.setStatus(StatusCode.ERROR, "no such table");
      child.end();
      root.end();
      assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    var spans = sink.telemetry().spans(SpanQuery.all().service("shop").tenant("team-a"));

    assertThat(spans).hasSize(2);
    var get = sink.telemetry().trace(spans.get(0).traceId()).spans().get(0);
    var select = sink.telemetry().trace(get.traceId()).children(get).get(0);
    assertThat(select.name()).isEqualTo("SELECT");
    assertThat(get.name()).isEqualTo("GET /cart");
    assertThat(select.parentSpanId()).isEqualTo(get.spanId());
    assertThat(select.attributes()).containsEntry("db.rows", 3L);
    assertThat(select.status()).isEqualTo("error");
    assertThat(select.statusMessage()).isEqualTo("no such table");
    assertThat(select.events().get(0).attributes()).containsEntry("index", false);
    assertThat(select.scope()).isEqualTo("test-scope");
    assertThat(get.kind()).isEqualTo("server");
    assertThat(sink.telemetry().trace(get.traceId()).roots()).containsExactly(get);
  }

  @ParameterizedTest
  @MethodSource("metricExporters")
  void metrics_ofAnExporter_areTheSeriesThatMimirMakes(MetricExporter exporter) {
    try (SdkMeterProvider provider =
        SdkMeterProvider.builder()
            .setResource(RESOURCE)
            .registerMetricReader(PeriodicMetricReader.create(exporter))
            .registerView(
                InstrumentSelector.builder().setName("queue.wait").build(),
                View.builder()
                    .setAggregation(Aggregation.base2ExponentialBucketHistogram())
                    .build())
            .build()) {
      Meter meter = provider.get("test-scope");
      meter.counterBuilder("orders").build().add(3, Attributes.of(stringKey("paid"), "card"));
      meter.gaugeBuilder("queue.size").build().set(7);
      meter
          .histogramBuilder("order.duration")
          .setUnit("s")
          .setExplicitBucketBoundariesAdvice(List.of(0.1, 1.0))
          .build()
          .record(0.5, Attributes.empty(), IN_TRACE);
      meter.histogramBuilder("queue.wait").setUnit("s").build().record(2);
      assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    Telemetry telemetry = sink.telemetry();
    Series orders = telemetry.metric("orders_total").get(0);
    assertThat(orders.last()).isEqualTo(3);
    assertThat(orders.type()).isEqualTo("counter");
    assertThat(orders.tenant()).isEqualTo("team-a");
    assertThat(orders.labels()).containsEntry("paid", "card").containsEntry("job", "shop");
    assertThat(telemetry.metric("queue_size").get(0).last()).isEqualTo(7);
    List<Series> buckets = telemetry.metric("order_duration_seconds_bucket");
    assertThat(buckets).extracting(Series::last).containsExactly(0.0, 1.0, 1.0);
    assertThat(buckets)
        .flatExtracting(Series::exemplars)
        .extracting(Series.Exemplar::traceId)
        .containsOnly("0af7651916cd43dd8448eb211c80319c");
    assertThat(telemetry.metric("queue_wait_seconds").get(0).points().get(0).histogram())
        .satisfies(histogram -> assertThat(histogram.sum()).isEqualTo(2));
    assertThat(telemetry.violations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("logExporters")
  void logs_ofAnExporter_areTheLinesThatLokiMakes(LogRecordExporter exporter) {
    try (SdkLoggerProvider provider =
        SdkLoggerProvider.builder()
            .setResource(RESOURCE)
            .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
            .build()) {
      provider
          .get("test-scope")
          .logRecordBuilder()
          .setContext(IN_TRACE)
          .setSeverity(Severity.WARN)
          .setSeverityText("WARN")
          .setBody("no stock")
          .setAttribute(stringKey("user.id"), "7")
          .emit();
      assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    List<LogLine> lines = sink.telemetry().logsOfTrace("0af7651916cd43dd8448eb211c80319c");
    assertThat(lines).hasSize(1);
    LogLine line = lines.get(0);
    assertThat(line.line()).isEqualTo("no stock");
    assertThat(line.tenant()).isEqualTo("team-a");
    assertThat(line.level()).isEqualTo("warn");
    assertThat(line.labels()).containsEntry("service_name", "shop");
    assertThat(line.metadata())
        .containsEntry("user_id", "7")
        .containsEntry("span_id", "b7ad6b7169203331")
        .containsEntry("scope_name", "test-scope");
    assertThat(sink.telemetry().violations()).isEmpty();
  }
}
