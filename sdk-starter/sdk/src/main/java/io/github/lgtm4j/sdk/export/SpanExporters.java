/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporterBuilder;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

  /**
   * The same exporter with certificates, each in PEM; null leaves that one as it is.
   *
   * @param trusted what the collector's certificate is checked against
   * @param key this application's private key, with its certificate
   * @param certificate this application's certificate, with its key
   */
  public static SpanExporter withTls(
      SpanExporter exporter,
      byte @Nullable [] trusted,
      byte @Nullable [] key,
      byte @Nullable [] certificate) {
    if (exporter instanceof OtlpGrpcSpanExporter grpc) {
      OtlpGrpcSpanExporterBuilder builder = grpc.toBuilder();
      if (trusted != null) {
        builder.setTrustedCertificates(trusted);
      }
      if (key != null && certificate != null) {
        builder.setClientTls(key, certificate);
      }
      return builder.build();
    }
    if (exporter instanceof OtlpHttpSpanExporter http) {
      OtlpHttpSpanExporterBuilder builder = http.toBuilder();
      if (trusted != null) {
        builder.setTrustedCertificates(trusted);
      }
      if (key != null && certificate != null) {
        builder.setClientTls(key, certificate);
      }
      return builder.build();
    }
    return exporter;
  }
}
