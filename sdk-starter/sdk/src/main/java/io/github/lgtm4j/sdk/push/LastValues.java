/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.push;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
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
  private static final System.Logger logger = System.getLogger(LastValues.class.getName());

  private final String endpoint;
  private final boolean http;
  private final Supplier<Map<String, String>> headers;

  /**
   * @param endpoint the collector's address, without a path
   * @param http whether it speaks HTTP there; else gRPC
   * @param headers of the request
   */
  public LastValues(String endpoint, boolean http, Supplier<Map<String, String>> headers) {
    this.endpoint =
        endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    this.http = http;
    this.headers = headers;
  }

  /**
   * Sends them.
   *
   * @return whether they arrived in that time
   */
  public boolean push(MetricSnapshots page, Map<String, String> resource, Duration timeout) {
    Collection<MetricData> metrics = PushedMetrics.of(page, resource(resource));
    try (MetricExporter exporter = exporter(timeout)) {
      CompletableResultCode result = exporter.export(metrics);
      boolean sent = result.join(timeout.toMillis(), TimeUnit.MILLISECONDS).isSuccess();
      if (!sent) {
        logger.log(System.Logger.Level.WARNING, "The last metrics did not reach {0}", endpoint);
      }
      return sent;
    } catch (RuntimeException e) {
      logger.log(System.Logger.Level.WARNING, "The last metrics were not sent to " + endpoint, e);
      return false;
    }
  }

  private MetricExporter exporter(Duration timeout) {
    return http
        ? OtlpHttpMetricExporter.builder()
            .setEndpoint(endpoint + "/v1/metrics")
            .setHeaders(headers)
            .setTimeout(timeout)
            .build()
        : OtlpGrpcMetricExporter.builder()
            .setEndpoint(endpoint)
            .setHeaders(headers)
            .setTimeout(timeout)
            .build();
  }

  private static Resource resource(Map<String, String> values) {
    AttributesBuilder attributes = Attributes.builder();
    values.forEach(attributes::put);
    return Resource.create(attributes.build());
  }
}
