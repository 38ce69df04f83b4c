/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.push;

import io.github.lgtm4j.sdk.config.NodesAlloy;
import io.github.lgtm4j.sdk.export.Certificates;
import io.github.lgtm4j.sdk.logs.Voice;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporterBuilder;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends a page of metrics once, by OTLP, under the names that a scrape would have given: for a job
 * that ends before one comes.
 *
 * @since 0.1.0
 */
public final class LastValues {
  private static final Voice VOICE = new Voice(LastValues.class);

  private final String endpoint;
  private final boolean http;
  private final Supplier<Map<String, String>> headers;
  private final Certificates certificates;

  /**
   * @param endpoint the collector's address, without a path
   * @param http whether it speaks HTTP there; else gRPC
   * @param headers of the request
   * @param certificates for the connection
   */
  public LastValues(
      String endpoint,
      boolean http,
      Supplier<Map<String, String>> headers,
      Certificates certificates) {
    this.endpoint =
        endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    this.http = http;
    this.headers = headers;
    this.certificates = certificates;
  }

  /**
   * Sends them.
   *
   * @return whether they arrived in that time
   */
  public boolean push(MetricSnapshots page, Map<String, String> resource, Duration timeout) {
    Collection<MetricData> metrics = PushedMetrics.of(page, resource(resource));
    String where = NodesAlloy.shown(endpoint);
    try (MetricExporter exporter = exporter(timeout)) {
      CompletableResultCode result = exporter.export(metrics);
      boolean sent = result.join(timeout.toMillis(), TimeUnit.MILLISECONDS).isSuccess();
      if (!sent) {
        VOICE.warn("The last metrics did not reach " + where);
      }
      return sent;
    } catch (IOException | RuntimeException | LinkageError e) {
      VOICE.warn("The last metrics were not sent to " + where, e);
      return false;
    }
  }

  private MetricExporter exporter(Duration timeout) throws IOException {
    if (http) {
      OtlpHttpMetricExporterBuilder builder = OtlpHttpMetricExporter.builder();
      certificates.give(builder::setTrustedCertificates, builder::setClientTls);
      return builder
          .setEndpoint(endpoint + "/v1/metrics")
          .setHeaders(headers)
          .setTimeout(timeout)
          .build();
    }
    OtlpGrpcMetricExporterBuilder builder = OtlpGrpcMetricExporter.builder();
    certificates.give(builder::setTrustedCertificates, builder::setClientTls);
    return builder.setEndpoint(endpoint).setHeaders(headers).setTimeout(timeout).build();
  }

  private static Resource resource(Map<String, String> values) {
    AttributesBuilder attributes = Attributes.builder();
    values.forEach(attributes::put);
    return Resource.create(attributes.build());
  }
}
