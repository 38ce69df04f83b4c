/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives an OTLP exporter our headers. Any other exporter is somebody's own.
 *
 * @since 0.1.0
 */
public final class SpanExporters {
  private SpanExporters() {}

  /** The same exporter with these headers on each request. */
  public static SpanExporter withHeaders(
      SpanExporter exporter, Supplier<Map<String, String>> headers) {
    if (exporter instanceof OtlpGrpcSpanExporter grpc) {
      return grpc.toBuilder().setHeaders(headers).build();
    }
    if (exporter instanceof OtlpHttpSpanExporter http) {
      return http.toBuilder().setHeaders(headers).build();
    }
    return exporter;
  }
}
