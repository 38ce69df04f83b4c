/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import io.github.lgtm4j.sdk.config.NodesAlloy;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What holds for OpenTelemetry when nobody says anything; each explicit {@code OTEL_*} wins. */
final class OtelDefaults {
  static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String PROTOCOL = "otel.exporter.otlp.protocol";

  private OtelDefaults() {}

  static Map<String, String> get() {
    Map<String, String> defaults = new HashMap<>();
    defaults.put("otel.traces.exporter", "otlp");
    // Metrics are read at /metrics and logs from stdout: sent by OTLP too, they would be stored
    // twice.
    defaults.put("otel.metrics.exporter", "none");
    defaults.put("otel.logs.exporter", "none");
    defaults.put(ENDPOINT, NodesAlloy.address(System.getenv("HOST_IP")));
    return defaults;
  }

  /** Port 4318 speaks HTTP, any other gRPC, unless somebody said which. */
  static Map<String, String> protocolForPort(ConfigProperties config) {
    if (config.getString(PROTOCOL) != null || config.getString(tracesOf(PROTOCOL)) != null) {
      return Map.of();
    }
    String endpoint = config.getString(tracesOf(ENDPOINT), config.getString(ENDPOINT, ""));
    boolean isHttp = endpoint.matches(".*:4318(?:/.*)?");
    return Map.of(PROTOCOL, isHttp ? "http/protobuf" : "grpc");
  }

  /** Whether OTLP goes by HTTP, once {@link #protocolForPort} has said so or somebody else. */
  static boolean isHttp(ConfigProperties config) {
    return config.getString(PROTOCOL, "grpc").startsWith("http");
  }

  /** What somebody set for that signal or for all. Their values stand there as in an address. */
  static Map<String, String> headers(ConfigProperties config, String signal) {
    Map<String, String> said = new HashMap<>(config.getMap("otel.exporter.otlp.headers"));
    said.putAll(config.getMap("otel.exporter.otlp." + signal + ".headers"));
    Map<String, String> headers = new HashMap<>();
    said.forEach((name, value) -> headers.put(name, decoded(value)));
    return headers;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  private static String tracesOf(String key) {
    return key.replace("otlp.", "otlp.traces.");
  }
}
