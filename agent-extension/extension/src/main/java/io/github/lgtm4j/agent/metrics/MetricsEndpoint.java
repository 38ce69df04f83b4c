/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.opentelemetry.exporter.prometheus.PrometheusHttpServer;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import java.io.File;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Serves {@code /metrics}. A port that is taken costs the metrics, never the application. */
public final class MetricsEndpoint {
  private static final Logger logger = Logger.getLogger(MetricsEndpoint.class.getName());
  private static final int DEFAULT_PORT = 9464;

  private MetricsEndpoint() {}

  /** Registers the endpoint as a reader, unless the application asked for the agent's own. */
  public static SdkMeterProviderBuilder on(
      SdkMeterProviderBuilder builder, ConfigProperties config) {
    List<String> exporters = config.getList("otel.metrics.exporter");
    if (exporters.contains("prometheus")) {
      return builder;
    }
    String host = host(config);
    int port = port(config);
    try {
      return builder.registerMetricReader(
          PrometheusHttpServer.builder()
              .setHost(host)
              .setPort(port)
              .setOtelScopeLabelsEnabled(false)
              .build());
    } catch (RuntimeException e) {
      logger.log(
          Level.WARNING,
          "No /metrics: "
              + host
              + ":"
              + port
              + " cannot be listened on. The application runs on. "
              + "Set otel.exporter.prometheus.port to a free port.",
          e);
      return builder;
    }
  }

  /** Where it listens by its settings, for a person to read. */
  public static String address(ConfigProperties config) {
    return "http://" + host(config) + ":" + port(config) + "/metrics";
  }

  private static String host(ConfigProperties config) {
    return config.getString("otel.exporter.prometheus.host", defaultHost());
  }

  private static int port(ConfigProperties config) {
    return config.getInt("otel.exporter.prometheus.port", DEFAULT_PORT);
  }

  /**
   * In a container the scraper comes from outside; anywhere else nobody but this machine needs it.
   */
  private static String defaultHost() {
    boolean container =
        System.getenv("KUBERNETES_SERVICE_HOST") != null
            || new File("/.dockerenv").exists()
            || new File("/run/.containerenv").exists();
    return container ? "0.0.0.0" : "localhost";
  }
}
