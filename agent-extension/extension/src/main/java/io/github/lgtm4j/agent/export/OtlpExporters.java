/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import io.github.lgtm4j.contract.identity.Identity;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** Gives the agent's OTLP exporters our headers. Any other exporter is somebody's own. */
public final class OtlpExporters {
  private OtlpExporters() {}

  public static SpanExporter identify(
      SpanExporter exporter, ConfigProperties config, Identity identity) {
    OtlpHeaders headers = new OtlpHeaders("traces", config, identity);
    if (exporter instanceof OtlpGrpcSpanExporter) {
      return ((OtlpGrpcSpanExporter) exporter).toBuilder().setHeaders(headers).build();
    }
    if (exporter instanceof OtlpHttpSpanExporter) {
      return ((OtlpHttpSpanExporter) exporter).toBuilder().setHeaders(headers).build();
    }
    return exporter;
  }

  public static MetricExporter identify(
      MetricExporter exporter, ConfigProperties config, Identity identity) {
    OtlpHeaders headers = new OtlpHeaders("metrics", config, identity);
    if (exporter instanceof OtlpGrpcMetricExporter) {
      return ((OtlpGrpcMetricExporter) exporter).toBuilder().setHeaders(headers).build();
    }
    if (exporter instanceof OtlpHttpMetricExporter) {
      return ((OtlpHttpMetricExporter) exporter).toBuilder().setHeaders(headers).build();
    }
    return exporter;
  }

  public static LogRecordExporter identify(
      LogRecordExporter exporter, ConfigProperties config, Identity identity) {
    OtlpHeaders headers = new OtlpHeaders("logs", config, identity);
    if (exporter instanceof OtlpGrpcLogRecordExporter) {
      return ((OtlpGrpcLogRecordExporter) exporter).toBuilder().setHeaders(headers).build();
    }
    if (exporter instanceof OtlpHttpLogRecordExporter) {
      return ((OtlpHttpLogRecordExporter) exporter).toBuilder().setHeaders(headers).build();
    }
    return exporter;
  }
}
