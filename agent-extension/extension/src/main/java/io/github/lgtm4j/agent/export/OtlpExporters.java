/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import io.github.lgtm4j.contract.identity.Identity;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporterBuilder;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporterBuilder;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporterBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Gives the agent's OTLP exporters our headers, certificates that are read again when they change,
 * and somebody who says when they fail. Any other exporter is somebody's own.
 */
public final class OtlpExporters {
  private final ConfigProperties config;
  private final Identity identity;

  /**
   * @param config where {@code lgtm.otlp.*} is read
   * @param identity who sends
   */
  public OtlpExporters(ConfigProperties config, Identity identity) {
    this.config = config;
    this.identity = identity;
  }

  /** An exporter that was configured by properties. */
  public SpanExporter spans(SpanExporter exporter) {
    return spans(exporter, ExporterSettings.of("traces", config));
  }

  /** An exporter that was configured in a file. */
  public SpanExporter spans(SpanExporter exporter, DeclarativeConfigProperties file) {
    return spans(exporter, ExporterSettings.of(file));
  }

  /** An exporter that was configured by properties. */
  public MetricExporter metrics(MetricExporter exporter) {
    return metrics(exporter, ExporterSettings.of("metrics", config));
  }

  /** An exporter that was configured in a file. */
  public MetricExporter metrics(MetricExporter exporter, DeclarativeConfigProperties file) {
    return metrics(exporter, ExporterSettings.of(file));
  }

  /** An exporter that was configured by properties. */
  public LogRecordExporter logs(LogRecordExporter exporter) {
    return logs(exporter, ExporterSettings.of("logs", config));
  }

  /** An exporter that was configured in a file. */
  public LogRecordExporter logs(LogRecordExporter exporter, DeclarativeConfigProperties file) {
    return logs(exporter, ExporterSettings.of(file));
  }

  private SpanExporter spans(SpanExporter exporter, ExporterSettings theirs) {
    OtlpHeaders headers = new OtlpHeaders("traces", config, identity, theirs);
    ExportWatch watch = new ExportWatch("Spans", theirs.endpoint());
    if (exporter instanceof OtlpGrpcSpanExporter) {
      OtlpGrpcSpanExporterBuilder builder = ((OtlpGrpcSpanExporter) exporter).toBuilder();
      RereadTls.of(theirs, builder::setSslContext);
      return new WatchedSpans(builder.setHeaders(headers).build(), watch);
    }
    if (exporter instanceof OtlpHttpSpanExporter) {
      OtlpHttpSpanExporterBuilder builder = ((OtlpHttpSpanExporter) exporter).toBuilder();
      RereadTls.of(theirs, builder::setSslContext);
      return new WatchedSpans(builder.setHeaders(headers).build(), watch);
    }
    return exporter;
  }

  private MetricExporter metrics(MetricExporter exporter, ExporterSettings theirs) {
    OtlpHeaders headers = new OtlpHeaders("metrics", config, identity, theirs);
    ExportWatch watch = new ExportWatch("Metrics", theirs.endpoint());
    if (exporter instanceof OtlpGrpcMetricExporter) {
      OtlpGrpcMetricExporterBuilder builder = ((OtlpGrpcMetricExporter) exporter).toBuilder();
      RereadTls.of(theirs, builder::setSslContext);
      return new WatchedMetrics(builder.setHeaders(headers).build(), watch);
    }
    if (exporter instanceof OtlpHttpMetricExporter) {
      OtlpHttpMetricExporterBuilder builder = ((OtlpHttpMetricExporter) exporter).toBuilder();
      RereadTls.of(theirs, builder::setSslContext);
      return new WatchedMetrics(builder.setHeaders(headers).build(), watch);
    }
    return exporter;
  }

  private LogRecordExporter logs(LogRecordExporter exporter, ExporterSettings theirs) {
    OtlpHeaders headers = new OtlpHeaders("logs", config, identity, theirs);
    ExportWatch watch = new ExportWatch("Log records", theirs.endpoint());
    if (exporter instanceof OtlpGrpcLogRecordExporter) {
      OtlpGrpcLogRecordExporterBuilder builder = ((OtlpGrpcLogRecordExporter) exporter).toBuilder();
      RereadTls.of(theirs, builder::setSslContext);
      return new WatchedLogRecords(builder.setHeaders(headers).build(), watch);
    }
    if (exporter instanceof OtlpHttpLogRecordExporter) {
      OtlpHttpLogRecordExporterBuilder builder = ((OtlpHttpLogRecordExporter) exporter).toBuilder();
      RereadTls.of(theirs, builder::setSslContext);
      return new WatchedLogRecords(builder.setHeaders(headers).build(), watch);
    }
    return exporter;
  }
}
