/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;
import java.util.List;

/** Export requests for tests. */
final class Telemetries {

  private Telemetries() {}

  static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  static Resource resource(String service) {
    return Resource.newBuilder()
        .addAttributes(attribute("service.name", service))
        .addAttributes(attribute("application", service))
        .addAttributes(attribute("environment", "dev"))
        .build();
  }

  static long now() {
    return System.currentTimeMillis() * 1_000_000;
  }

  static ByteString id(int bytes, long number) {
    ByteBuffer id = ByteBuffer.allocate(bytes);
    id.putLong(bytes - 8, number);
    return ByteString.copyFrom(id.array());
  }

  /** A span; parent 0 means none. Times are in milliseconds after a fixed moment. */
  static Span span(long trace, long id, long parent, long start, long end) {
    Span.Builder span =
        Span.newBuilder()
            .setTraceId(id(16, trace))
            .setSpanId(id(8, id))
            .setName("span " + id)
            .setStartTimeUnixNano(1_700_000_000_000_000_000L + start * 1_000_000)
            .setEndTimeUnixNano(1_700_000_000_000_000_000L + end * 1_000_000);
    return parent == 0 ? span.build() : span.setParentSpanId(id(8, parent)).build();
  }

  static byte[] traces(String service, Span... spans) {
    var request = ExportTraceServiceRequest.newBuilder();
    request
        .addResourceSpansBuilder()
        .setResource(resource(service))
        .addScopeSpansBuilder()
        .addAllSpans(List.of(spans));
    return request.build().toByteArray();
  }

  static byte[] metrics(Metric... metrics) {
    var request = ExportMetricsServiceRequest.newBuilder();
    request
        .addResourceMetricsBuilder()
        .setResource(resource("shop"))
        .addScopeMetricsBuilder()
        .addAllMetrics(List.of(metrics));
    return request.build().toByteArray();
  }

  static byte[] logs(String body, String traceId) {
    var request = ExportLogsServiceRequest.newBuilder();
    request
        .addResourceLogsBuilder()
        .setResource(resource("shop"))
        .addScopeLogsBuilder()
        .addLogRecordsBuilder()
        .setTimeUnixNano(now())
        .setSeverityText("INFO")
        .setTraceId(ByteString.fromHex(traceId))
        .setBody(AnyValue.newBuilder().setStringValue(body))
        .addAttributes(attribute("user.id", "7"));
    return request.build().toByteArray();
  }

  /** A good request for a path of OTLP over HTTP. */
  static byte[] request(String path) {
    return switch (path) {
      case "/v1/traces" -> traces("shop", span(1, 1, 0, 0, 10), span(1, 2, 1, 1, 5));
      case "/v1/logs" -> logs("hello", "0af7651916cd43dd8448eb211c80319c");
      default -> metrics(histogram(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE));
    };
  }

  static Metric histogram(AggregationTemporality temporality) {
    var metric = Metric.newBuilder().setName("http.server.request.duration").setUnit("s");
    metric
        .getHistogramBuilder()
        .setAggregationTemporality(temporality)
        .addDataPointsBuilder()
        .setTimeUnixNano(now())
        .setCount(3)
        .setSum(0.7)
        .addExplicitBounds(0.1)
        .addExplicitBounds(1)
        .addBucketCounts(2)
        .addBucketCounts(1)
        .addBucketCounts(0)
        .addAttributes(attribute("http.request.method", "GET"))
        .addExemplarsBuilder()
        .setTimeUnixNano(now())
        .setAsDouble(0.5)
        .setTraceId(id(16, 1))
        .setSpanId(id(8, 1));
    return metric.build();
  }
}
