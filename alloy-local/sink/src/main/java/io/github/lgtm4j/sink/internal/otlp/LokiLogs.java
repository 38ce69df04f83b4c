/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Loki 3.8 makes of OTLP: some resource attributes become labels, the rest is metadata. */
public final class LokiLogs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> INDEXED =
      Set.of(
          "service.name",
          "service.namespace",
          "service.instance.id",
          "deployment.environment",
          "deployment.environment.name",
          "cloud.region",
          "cloud.availability_zone",
          "k8s.cluster.name",
          "k8s.namespace.name",
          "k8s.pod.name",
          "k8s.container.name",
          "container.name",
          "k8s.replicaset.name",
          "k8s.deployment.name",
          "k8s.statefulset.name",
          "k8s.daemonset.name",
          "k8s.cronjob.name",
          "k8s.job.name");
  private static final List<String> SERVICE_NAMES =
      List.of("service", "app", "application", "app_name", "name", "container", "job");

  private LokiLogs() {}

  /** The labels of the stream that a resource's records go to. */
  public static Map<String, String> labels(Map<String, Object> resource) {
    Map<String, String> labels = new TreeMap<>();
    resource.forEach(
        (name, value) -> {
          if (INDEXED.contains(name)) {
            labels.put(labelName(name), text(value));
          }
        });
    labels.computeIfAbsent("service_name", missing -> serviceName(resource));
    return labels;
  }

  private static String serviceName(Map<String, Object> resource) {
    for (String name : SERVICE_NAMES) {
      Object value = resource.get(name);
      if (value != null) {
        return text(value);
      }
    }
    return "unknown_service";
  }

  public static String line(LogRecord log) {
    return text(Attributes.value(log.getBody()));
  }

  /** The time of a record, or when it was observed if it tells none. */
  public static long time(LogRecord log) {
    return log.getTimeUnixNano() == 0 ? log.getObservedTimeUnixNano() : log.getTimeUnixNano();
  }

  public static Map<String, String> metadata(
      Map<String, Object> resource, String scope, LogRecord log) {
    Map<String, String> metadata = new TreeMap<>();
    resource.forEach(
        (name, value) -> {
          if (!INDEXED.contains(name)) {
            metadata.put(labelName(name), text(value));
          }
        });
    Attributes.map(log.getAttributesList())
        .forEach((name, value) -> metadata.put(labelName(name), text(value)));
    put(metadata, "scope_name", scope);
    put(metadata, "severity_text", log.getSeverityText());
    put(metadata, "severity_number", severity(log));
    put(metadata, "trace_id", id(log.getTraceId()));
    put(metadata, "span_id", id(log.getSpanId()));
    return metadata;
  }

  private static void put(Map<String, String> metadata, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      metadata.put(name, value);
    }
  }

  private static @Nullable String severity(LogRecord log) {
    return log.getSeverityNumberValue() == 0 ? null : String.valueOf(log.getSeverityNumberValue());
  }

  static String id(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static String text(Object value) {
    if (!(value instanceof Map) && !(value instanceof List)) {
      return String.valueOf(value);
    }
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      return String.valueOf(value);
    }
  }

  static String labelName(String attribute) {
    String name = attribute.replaceAll("[^a-zA-Z0-9_]", "_");
    return !name.isEmpty() && Character.isDigit(name.charAt(0)) ? "key_" + name : name;
  }
}
