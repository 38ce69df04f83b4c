/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.ExemplarFilter;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page that the SDK's own metrics become. */
class PageTest {
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("path");
  private static final Resource RESOURCE =
      Resource.create(
          Attributes.builder()
              .put("application", "shop")
              .put("environment", "dev")
              .put("service.name", "shop-web")
              .put("process.command_line", "java -Dpassword=hunter2")
              .build());

  private SdkMeterProvider sdk = SdkMeterProvider.builder().build();
  private ScrapeReader reader = new ScrapeReader(new Page(false));

  @AfterEach
  void close() {
    sdk.close();
  }

  @Test
  void resource_onThePage_isTheAllowListInTargetInfo() throws Exception {
    start(false, 2000);
    meter("app").counterBuilder("orders").build().add(1);

    assertThat(page())
        .contains("target_info{application=\"shop\",environment=\"dev\",service_name=\"shop-web\"}")
        .contains("orders_total 1.0\n")
        .doesNotContain("hunter2", "otel_scope");
  }

  @Test
  void constantLabels_whenAskedFor_standOnEverySeries() throws Exception {
    start(true, 2000);
    meter("app").counterBuilder("orders").build().add(1);
    SelfTelemetry.counter("lgtm4j_page_test", "A test", () -> 3, "signal", "logs");

    assertThat(page())
        .contains("orders_total{application=\"shop\",environment=\"dev\"} 1.0\n")
        .contains(
            "lgtm4j_page_test_total{application=\"shop\",environment=\"dev\",signal=\"logs\"} 3.0\n");
  }

  @Test
  void sameSeries_ofTwoLibraries_areAddedUp() throws Exception {
    start(false, 2000);
    for (String library : List.of("apache-httpclient", "java-http-client")) {
      Attributes same = Attributes.of(PATH, "/");
      meter(library).counterBuilder("calls").build().add(2, same);
      meter(library).upDownCounterBuilder("open").build().add(3, same);
      meter(library).gaugeBuilder("load").build().set(4, same);
      meter(library)
          .histogramBuilder("duration")
          .setExplicitBucketBoundariesAdvice(List.of(1.0, 5.0))
          .build()
          .record(2, same);
      meter(library).counterBuilder("calls").build().add(1, Attributes.of(PATH, "/" + library));
    }

    assertThat(page())
        .contains("calls_total{path=\"/\"} 4.0\n")
        .contains("calls_total{path=\"/apache-httpclient\"} 1.0\n")
        .contains("calls_total{path=\"/java-http-client\"} 1.0\n")
        .contains("open{path=\"/\"} 6.0\n")
        .contains("load{path=\"/\"} 4.0\n")
        .contains("duration_bucket{path=\"/\",le=\"1.0\"} 0\n")
        .contains("duration_bucket{path=\"/\",le=\"5.0\"} 2\n")
        .contains("duration_bucket{path=\"/\",le=\"+Inf\"} 2\n")
        .contains("duration_sum{path=\"/\"} 4.0\n");
  }

  @Test
  void metric_thatMicrometerHasToo_isTheAgents() throws Exception {
    start(false, 2000);
    Meter micrometer = meter("io.opentelemetry.micrometer-1.5");
    micrometer.gaugeBuilder("jvm.memory.used").setUnit("bytes").build().set(7);
    micrometer.gaugeBuilder("jvm_cpu_count").build().set(8);
    micrometer.counterBuilder("orders").build().add(1);
    meter("io.opentelemetry.runtime-telemetry")
        .upDownCounterBuilder("jvm.cpu.count")
        .build()
        .add(2);
    meter("io.opentelemetry.runtime-telemetry")
        .upDownCounterBuilder("jvm.memory.used")
        .setUnit("By")
        .build()
        .add(5, Attributes.of(AttributeKey.stringKey("jvm.memory.type"), "heap"));

    assertThat(page())
        .contains("jvm_cpu_count 2.0\n", "jvm_memory_used_bytes{jvm_memory_type=\"heap\"} 5.0\n")
        .contains("orders_total 1.0\n")
        .doesNotContain(" 7.0\n", " 8.0\n");
  }

  @Test
  void metrics_ofOneNameAndTwoTypes_leaveTheFirst() throws Exception {
    start(false, 2000);
    meter("one").counterBuilder("thing").build().add(1);
    meter("two").gaugeBuilder("thing").build().set(2);
    meter("two").gaugeBuilder("target.info").build().set(3);
    meter("two").gaugeBuilder("after").build().set(4);

    assertThat(page()).contains("thing", "after 4.0\n", "target_info{application=\"shop\"");
  }

  @Test
  void series_overTheLimit_areOneVisibleSeries() throws Exception {
    start(false, 10);
    for (int i = 0; i < 100; i++) {
      meter("app").counterBuilder("visits").build().add(1, Attributes.of(PATH, "/" + i));
    }
    meter("app").counterBuilder("orders").build().add(1);

    String page = page();

    assertThat(page.lines().filter(line -> line.startsWith("visits_total{"))).hasSize(10);
    assertThat(page)
        .contains("visits_total{otel_metric_overflow=\"true\"} 91.0\n")
        .contains("lgtm4j_cardinality_overflows 1.0\n");
  }

  @Test
  void exemplars_withManyAttributes_carryTheTraceAloneAndSilently() throws Exception {
    start(false, 2000);
    Attributes wide =
        Attributes.builder()
            .put("path", "/")
            .put("url.full", "http://x/" + "y".repeat(200))
            .build();
    Span span =
        Span.wrap(
            SpanContext.create(
                "0102030405060708090a0b0c0d0e0f10",
                "0102030405060708",
                TraceFlags.getSampled(),
                TraceState.getDefault()));
    List<LogRecord> said = new CopyOnWriteArrayList<>();
    Handler listener = listener(said);
    Logger.getLogger("io.opentelemetry").addHandler(listener);
    try (Scope scope = Context.root().with(span).makeCurrent()) {
      meter("app").histogramBuilder("narrow.duration").build().record(2, wide);
      meter("app").counterBuilder("narrow.calls").build().add(1, wide);
      meter("app").counterBuilder("narrow.weight").ofDoubles().build().add(1.5, wide);
      meter("app").gaugeBuilder("narrow.load").build().set(1, wide);

      String trace =
          "# {span_id=\"0102030405060708\",trace_id=\"0102030405060708090a0b0c0d0e0f10\"}";
      assertThat(page().lines().filter(line -> line.contains("# {")))
          .hasSize(3)
          .allSatisfy(line -> assertThat(line).contains(trace).doesNotContain("yyy"))
          .anySatisfy(line -> assertThat(line).startsWith("narrow_duration_bucket{"))
          .anySatisfy(line -> assertThat(line).startsWith("narrow_calls_total{"))
          .anySatisfy(line -> assertThat(line).startsWith("narrow_weight_total{"));
    } finally {
      Logger.getLogger("io.opentelemetry").removeHandler(listener);
    }
    assertThat(said).isEmpty();
  }

  @Test
  void whatTheSdkCountsOfItself_hasNamesOfOurs() throws Exception {
    start(false, 2000);
    AttributeKey<String> type = AttributeKey.stringKey("type");
    AttributeKey<String> processor = AttributeKey.stringKey("processorType");
    AttributeKey<Boolean> success = AttributeKey.booleanKey("success");
    AttributeKey<Boolean> dropped = AttributeKey.booleanKey("dropped");
    for (String exporter : List.of("otlp-grpc", "otlp-http")) {
      Meter meter = meter("io.opentelemetry.exporters." + exporter);
      meter.counterBuilder("otlp.exporter.seen").build().add(9, Attributes.of(type, "span"));
      LongCounter exported = meter.counterBuilder("otlp.exporter.exported").build();
      exported.add(3, Attributes.of(type, "span", success, true));
      exported.add(1, Attributes.of(type, "log", success, false));
    }
    Meter traces = meter("io.opentelemetry.sdk.trace");
    LongCounter processed = traces.counterBuilder("processedSpans").build();
    processed.add(8, Attributes.of(processor, "BatchSpanProcessor", dropped, false));
    traces
        .gaugeBuilder("queueSize")
        .ofLongs()
        .build()
        .set(5, Attributes.of(processor, "BatchSpanProcessor"));
    meter("app").gaugeBuilder("queueSize").build().set(7);

    assertThat(page())
        .contains("lgtm4j_exported_total{signal=\"traces\",success=\"true\"} 6.0\n")
        .contains("lgtm4j_exported_total{signal=\"logs\",success=\"false\"} 2.0\n")
        .contains("lgtm4j_dropped_total{signal=\"traces\"} 0.0\n")
        .contains("lgtm4j_export_queue_size{signal=\"traces\"} 5.0\n")
        .contains("queueSize 7.0\n")
        .doesNotContain("seen", "processedSpans");
    processed.add(2, Attributes.of(processor, "BatchSpanProcessor", dropped, true));
    assertThat(page()).contains("lgtm4j_dropped_total{signal=\"traces\"} 2.0\n");
  }

  @Test
  void page_beforeTheSdkHasStarted_isNotAnError() throws Exception {
    assertThat(page()).contains("lgtm4j_cardinality_overflows").endsWith("# EOF\n");
  }

  private void start(boolean constantLabels, int limit) {
    reader = new ScrapeReader(new Page(constantLabels));
    sdk =
        SdkMeterProvider.builder()
            .setResource(RESOURCE)
            .setExemplarFilter(ExemplarFilter.traceBased())
            .registerView(
                InstrumentSelector.builder().setName("narrow.*").build(),
                View.builder().setAttributeFilter(Set.of("path")).build())
            .registerMetricReader(reader, instrument -> limit)
            .build();
  }

  private Meter meter(String scope) {
    return sdk.get(scope);
  }

  private String page() throws IOException {
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register(reader);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    OpenMetricsTextFormatWriter.builder()
        .build()
        .write(page, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    return page.toString(StandardCharsets.UTF_8);
  }

  private static Handler listener(List<LogRecord> said) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        said.add(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
