/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.transfer;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.lgtm4j.sink.internal.intake.Intake;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.otlp.LogReceiver;
import io.github.lgtm4j.sink.internal.otlp.Markers;
import io.github.lgtm4j.sink.internal.otlp.MetricReceiver;
import io.github.lgtm4j.sink.internal.otlp.OtlpJsonReader;
import io.github.lgtm4j.sink.internal.otlp.OtlpReceiver;
import io.github.lgtm4j.sink.internal.otlp.TraceReceiver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Stores lines of OTLP JSON, of this sink or of a collector's file exporter. */
public final class Importer {
  private final OtlpReceiver traces;
  private final OtlpReceiver logs;
  private final OtlpReceiver metrics;
  private final OtlpJsonReader traceJson =
      new OtlpJsonReader(ExportTraceServiceRequest.getDefaultInstance());
  private final OtlpJsonReader logJson =
      new OtlpJsonReader(ExportLogsServiceRequest.getDefaultInstance());
  private final OtlpJsonReader metricJson =
      new OtlpJsonReader(ExportMetricsServiceRequest.getDefaultInstance());

  /**
   * Makes an importer.
   *
   * @param intake one whose rules only warn: what is imported has been accepted once, some time ago
   */
  public Importer(Intake intake) {
    traces = new TraceReceiver(intake.store(), intake.rules());
    logs = new LogReceiver(intake);
    metrics = new MetricReceiver(intake.store(), intake.rules());
  }

  /**
   * Stores one line.
   *
   * @param tenant the tenant of what names none itself
   * @throws FailedRequest if the line is no export request
   */
  public void line(String json, String tenant) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try {
      if (json.contains("\"resourceSpans\"")) {
        traces(ExportTraceServiceRequest.parseFrom(traceJson.toProtobuf(bytes)), tenant);
      } else if (json.contains("\"resourceLogs\"")) {
        logs(ExportLogsServiceRequest.parseFrom(logJson.toProtobuf(bytes)), tenant);
      } else if (json.contains("\"resourceMetrics\"")) {
        metrics(ExportMetricsServiceRequest.parseFrom(metricJson.toProtobuf(bytes)), tenant);
      } else {
        throw new FailedRequest(
            400, "a line must hold resourceSpans, resourceLogs or resourceMetrics");
      }
    } catch (InvalidProtocolBufferException e) {
      throw new FailedRequest(400, "malformed line: " + e.getMessage());
    }
  }

  private void traces(ExportTraceServiceRequest request, String tenant) {
    request
        .getResourceSpansList()
        .forEach(
            spans -> {
              var one = ExportTraceServiceRequest.newBuilder();
              one.addResourceSpans(spans.toBuilder().setResource(plain(spans.getResource())));
              receive(traces, tenant(spans.getResource(), tenant), one.build().toByteArray());
            });
  }

  private void logs(ExportLogsServiceRequest request, String tenant) {
    request
        .getResourceLogsList()
        .forEach(
            records -> {
              var one = ExportLogsServiceRequest.newBuilder();
              one.addResourceLogs(records.toBuilder().setResource(plain(records.getResource())));
              receive(logs, tenant(records.getResource(), tenant), one.build().toByteArray());
            });
  }

  private void metrics(ExportMetricsServiceRequest request, String tenant) {
    request
        .getResourceMetricsList()
        .forEach(
            points -> {
              var one = ExportMetricsServiceRequest.newBuilder();
              one.addResourceMetrics(points.toBuilder().setResource(plain(points.getResource())));
              receive(metrics, tenant(points.getResource(), tenant), one.build().toByteArray());
            });
  }

  private static void receive(OtlpReceiver receiver, String tenant, byte[] request) {
    OtlpReceiver.Outcome unused = receiver.receive(tenant, request);
  }

  private static String tenant(Resource resource, String otherwise) {
    for (KeyValue attribute : resource.getAttributesList()) {
      if (attribute.getKey().equals(Markers.TENANT)) {
        return attribute.getValue().getStringValue();
      }
    }
    return otherwise;
  }

  private static Resource plain(Resource resource) {
    List<KeyValue> attributes =
        resource.getAttributesList().stream()
            .filter(attribute -> !attribute.getKey().equals(Markers.TENANT))
            .toList();
    return resource.toBuilder().clearAttributes().addAllAttributes(attributes).build();
  }
}
