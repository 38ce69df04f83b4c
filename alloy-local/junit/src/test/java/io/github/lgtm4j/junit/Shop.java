/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.junit;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;

/** An application with the OpenTelemetry SDK, which sends what is left when it is closed. */
final class Shop implements AutoCloseable {
  private static final Resource RESOURCE =
      Resource.create(
          Attributes.of(
              stringKey("service.name"), "shop",
              stringKey("application"), "shop",
              stringKey("environment"), "dev"));

  private final OpenTelemetrySdk sdk;

  private Shop(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
  }

  static Shop thatExportsTo(URI otlp) {
    var spans = OtlpHttpSpanExporter.builder().setEndpoint(otlp + "/v1/traces").build();
    var logs = OtlpHttpLogRecordExporter.builder().setEndpoint(otlp + "/v1/logs").build();
    var metrics = OtlpHttpMetricExporter.builder().setEndpoint(otlp + "/v1/metrics").build();
    return new Shop(
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setResource(RESOURCE)
                    .addSpanProcessor(BatchSpanProcessor.builder(spans).build())
                    .build())
            .setLoggerProvider(
                SdkLoggerProvider.builder()
                    .setResource(RESOURCE)
                    .addLogRecordProcessor(BatchLogRecordProcessor.builder(logs).build())
                    .build())
            .setMeterProvider(
                SdkMeterProvider.builder()
                    .setResource(RESOURCE)
                    .registerMetricReader(PeriodicMetricReader.create(metrics))
                    .build())
            .build());
  }

  void order(String item) {
    Tracer tracer = sdk.getTracer("shop");
    Span request = tracer.spanBuilder("POST /orders").setSpanKind(SpanKind.SERVER).startSpan();
    try (Scope inRequest = request.makeCurrent()) {
      tracer.spanBuilder("INSERT orders").setSpanKind(SpanKind.CLIENT).startSpan().end();
      sdk.getMeter("shop").counterBuilder("orders").build().add(1);
      sdk.getLogsBridge()
          .get("shop")
          .logRecordBuilder()
          .setBody("order taken")
          .setAttribute(stringKey("item"), item)
          .emit();
    } finally {
      request.end();
    }
  }

  @Override
  public void close() {
    sdk.close();
  }
}
