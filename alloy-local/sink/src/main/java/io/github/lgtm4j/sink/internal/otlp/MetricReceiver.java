/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.sink.internal.intake.MetricBatch;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.Store;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes series of OTLP metrics as Mimir does, and checks them as Mimir would. */
public final class MetricReceiver implements OtlpReceiver {
  /** Promoted to labels, as the platform's configuration of Mimir does. */
  private static final List<String> PROMOTED =
      List.of(
          ResourceAttributes.APPLICATION,
          ResourceAttributes.ENVIRONMENT,
          ResourceAttributes.CLUSTER);

  private final Store store;
  private final Rules rules;

  public MetricReceiver(Store store, Rules rules) {
    this.store = store;
    this.rules = rules;
  }

  @Override
  public Outcome receive(String tenant, byte[] request) {
    try {
      MetricBatch batch = new MetricBatch(store, rules);
      ExportMetricsServiceRequest.parseFrom(request)
          .getResourceMetricsList()
          .forEach(metrics -> resource(tenant, batch, metrics));
      return LogReceiver.outcome(batch.end());
    } catch (InvalidProtocolBufferException e) {
      String message = "malformed ExportMetricsServiceRequest: " + e.getMessage();
      rules.gate().malformed(tenant, "OTLP", message);
      throw new FailedRequest(400, message);
    }
  }

  @Override
  public String rejectedField() {
    return "rejectedDataPoints";
  }

  private void resource(String tenant, MetricBatch batch, ResourceMetrics metrics) {
    Map<String, Object> resource = Attributes.map(metrics.getResource().getAttributesList());
    rules.lint().resource(tenant, resource);
    MetricPoints points = new MetricPoints(tenant, resource, target(resource), batch, rules.lint());
    for (ScopeMetrics scope : metrics.getScopeMetricsList()) {
      for (Metric metric : scope.getMetricsList()) {
        points.add(metric);
      }
    }
  }

  private static Map<String, String> target(Map<String, Object> resource) {
    Map<String, String> labels = new TreeMap<>();
    Object service = resource.get(ResourceAttributes.SERVICE_NAME);
    Object namespace = resource.get("service.namespace");
    if (service != null) {
      labels.put("job", (namespace == null ? "" : namespace + "/") + service);
    }
    Object instance = resource.get(ResourceAttributes.SERVICE_INSTANCE_ID);
    if (instance != null) {
      labels.put("instance", instance.toString());
    }
    for (String name : PROMOTED) {
      Object value = resource.get(name);
      if (value != null) {
        labels.put(name, value.toString());
      }
    }
    return labels;
  }
}
