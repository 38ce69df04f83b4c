/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.internal.net.ServerOptions;
import io.opentelemetry.exporter.internal.FailedExportException.GrpcExportException;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A refusal over gRPC is a status in the trailers, which the SDK's exporter understands. */
class GrpcRefusalTest {
  private static final int UNAUTHENTICATED = 16;
  private static final int RESOURCE_EXHAUSTED = 8;

  @Test
  void spans_withoutATenant_areUnauthenticated() {
    try (LocalSink sink = LocalSink.builder().freePorts().tenants(List.of("team-a")).start()) {
      GrpcExportException failure = export(sink, "none", 10);

      assertThat(failure.getResponse().getStatusCode().getValue()).isEqualTo(UNAUTHENTICATED);
      assertThat(failure.getResponse().getStatusDescription()).isEqualTo("no org id");
    }
  }

  @Test
  void message_overTheLimit_exhaustsAResourceBeforeAndAfterUnpacking() {
    LocalSinkBuilder builder = LocalSink.builder().freePorts();
    builder.server =
        new ServerOptions(1 << 20, 8L << 20, Duration.ofSeconds(10), Duration.ofSeconds(30));
    try (LocalSink sink = builder.start()) {
      for (String compression : List.of("none", "gzip")) {
        GrpcExportException failure = export(sink, compression, 3 << 20);

        assertThat(failure.getResponse().getStatusCode().getValue()).isEqualTo(RESOURCE_EXHAUSTED);
      }
    }
  }

  private static GrpcExportException export(LocalSink sink, String compression, int bytes) {
    try (SpanExporter exporter =
        OtlpGrpcSpanExporter.builder()
            .setEndpoint(sink.otlpGrpc().toString())
            .setCompression(compression)
            .setRetryPolicy(null)
            .build()) {
      CompletableResultCode result = exporter.export(List.of(span("x".repeat(bytes))));
      result.join(10, TimeUnit.SECONDS);
      assertThat(result.isSuccess()).isFalse();
      return (GrpcExportException) result.getFailureThrowable();
    }
  }

  private static SpanData span(String value) {
    List<SpanData> spans = new ArrayList<>();
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new Collecting(spans)))
            .build()) {
      provider.get("test").spanBuilder("span").setAttribute("value", value).startSpan().end();
    }
    return spans.get(0);
  }

  private record Collecting(List<SpanData> spans) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> more) {
      spans.addAll(more);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
