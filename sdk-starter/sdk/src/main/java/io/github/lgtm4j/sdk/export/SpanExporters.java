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
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives an OTLP exporter our headers, and certificates that may change. Any other exporter is
 * somebody's own.
 *
 * @since 0.1.0
 */
public final class SpanExporters {
  private SpanExporters() {}

  /** The same exporter with these headers on each request, and these certificates. */
  public static SpanExporter with(
      SpanExporter exporter, Supplier<Map<String, String>> headers, Certificates certificates) {
    SpanExporter ours;
    if (exporter instanceof OtlpGrpcSpanExporter grpc) {
      ours = grpc.toBuilder().setHeaders(headers).build();
    } else if (exporter instanceof OtlpHttpSpanExporter http) {
      ours = http.toBuilder().setHeaders(headers).build();
    } else {
      return exporter;
    }
    return certificates.areThere() ? new RereadSpanExporter(ours, certificates) : ours;
  }

  /** One of ours with what is in the files now. */
  static SpanExporter withTls(SpanExporter ours, Certificates certificates) throws IOException {
    if (ours instanceof OtlpGrpcSpanExporter grpc) {
      OtlpGrpcSpanExporterBuilder builder = grpc.toBuilder();
      certificates.give(builder::setTrustedCertificates, builder::setClientTls);
      return builder.build();
    }
    OtlpHttpSpanExporterBuilder builder = ((OtlpHttpSpanExporter) ours).toBuilder();
    certificates.give(builder::setTrustedCertificates, builder::setClientTls);
    return builder.build();
  }
}
