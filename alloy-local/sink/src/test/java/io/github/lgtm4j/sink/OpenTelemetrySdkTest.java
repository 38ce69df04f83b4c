/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exporters of the OpenTelemetry SDK send to the sink. */
class OpenTelemetrySdkTest {
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

  static Stream<Arguments> exporters() {
    return Stream.of("none", "gzip")
        .flatMap(
            compression ->
                Stream.of(
                    Arguments.argumentSet("gRPC, " + compression, grpc(compression)),
                    Arguments.argumentSet("HTTP, " + compression, http(compression))));
  }

  private static SpanExporter grpc(String compression) {
    return OtlpGrpcSpanExporter.builder()
        .setEndpoint(sink.otlpGrpc().toString())
        .setCompression(compression)
        .addHeader("X-Scope-OrgID", "team-a")
        .build();
  }

  private static SpanExporter http(String compression) {
    return OtlpHttpSpanExporter.builder()
        .setEndpoint(sink.otlpHttp() + "/v1/traces")
        .setCompression(compression)
        .addHeader("X-Scope-OrgID", "team-a")
        .build();
  }

  @ParameterizedTest
  @MethodSource("exporters")
  void spans_ofAnExporter_areReceivedWithEverythingTheyCarry(SpanExporter exporter) {
    Resource resource =
        Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "shop"));
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(resource)
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

    List<Span> spans = sink.telemetry().spans(SpanQuery.all().service("shop").tenant("team-a"));

    assertThat(spans).hasSize(2);
    Span get = sink.telemetry().trace(spans.get(0).traceId()).spans().get(0);
    Span select = sink.telemetry().trace(get.traceId()).children(get).get(0);
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
}
