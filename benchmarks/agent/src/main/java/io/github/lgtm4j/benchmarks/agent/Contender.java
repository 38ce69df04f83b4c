/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** With which agent the application runs. */
enum Contender {
  NONE,
  /** The stock agent with the page of metrics that it brings. */
  STOCK,
  /** Ours as it comes, with JSON lines and its page of metrics. */
  LGTM4J,
  LEAN;

  private static final Path TARGET = Path.of("agent-extension/agent/target");
  private static final Path OURS = TARGET.resolve("lgtm4j-agent-0.1.0-SNAPSHOT.jar");
  private static final Path STOCKS = TARGET.resolve("stock/opentelemetry-javaagent.jar");

  /** What stands after {@code java}. */
  List<String> options(int metricsPort) {
    List<String> options = new ArrayList<>();
    switch (this) {
      case NONE -> {}
      case STOCK -> {
        options.add("-javaagent:" + STOCKS.toAbsolutePath());
        options.add("-Dotel.metrics.exporter=prometheus");
        options.add("-Dotel.logs.exporter=none");
      }
      case LGTM4J -> options.add("-javaagent:" + OURS.toAbsolutePath());
      case LEAN -> {
        options.add("-javaagent:" + OURS.toAbsolutePath());
        options.add("-Dlgtm.preset=lean");
      }
    }
    options.add("-Dotel.exporter.prometheus.port=" + metricsPort);
    return options;
  }

  /** The same for all: who it is, and a collector that answers, so that nobody waits for one. */
  static Map<String, String> variables(int collectorPort) {
    return Map.of(
        "LGTM_APPLICATION", "benchmark",
        "LGTM_ENVIRONMENT", "dev",
        "LGTM_LOGS_REFORMAT", "console",
        "OTEL_SERVICE_NAME", "benchmark",
        "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
        "OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + collectorPort);
  }

  boolean isAgent() {
    return this != NONE;
  }
}
