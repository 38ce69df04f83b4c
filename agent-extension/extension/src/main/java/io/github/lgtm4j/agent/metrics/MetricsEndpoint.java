/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.github.lgtm4j.agent.config.BuildInfo;
import io.github.lgtm4j.agent.metrics.http.ScrapeServer;
import io.github.lgtm4j.contract.Metric;
import io.github.lgtm4j.contract.Metrics;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.View;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves {@code /metrics}. Whatever goes wrong costs the metrics, never the application. */
public final class MetricsEndpoint {
  private static final Logger logger = Logger.getLogger(MetricsEndpoint.class.getName());

  /** The agent leaves these the SDK's bounds, which are meant for milliseconds, on seconds. */
  private static final List<Metric> WITHOUT_BOUNDS =
      Arrays.asList(
          Metrics.DB_CLIENT_CONNECTION_CREATE_TIME,
          Metrics.DB_CLIENT_CONNECTION_WAIT_TIME,
          Metrics.DB_CLIENT_CONNECTION_USE_TIME);

  private static volatile @Nullable ScrapeServer running;

  private MetricsEndpoint() {}

  /** Where it listens by its settings, for a person to read. */
  public static String address(ConfigProperties config) {
    return "http://" + new EndpointSettings(config).listenOn() + "/metrics";
  }

  /** The port it is at; -1 when it is not there, or waits for its port. */
  static int port() {
    ScrapeServer server = running;
    return server == null ? -1 : server.port();
  }

  /** Registers the endpoint as a reader, unless the application asked for the agent's own. */
  public static SdkMeterProviderBuilder on(
      SdkMeterProviderBuilder builder, ConfigProperties config) {
    if (config.getList("otel.metrics.exporter").contains("prometheus")) {
      return builder;
    }
    try {
      serve(builder, new EndpointSettings(config));
    } catch (RuntimeException | LinkageError e) {
      logger.log(Level.WARNING, "No /metrics. The application runs on.", e);
    }
    return builder;
  }

  private static void serve(SdkMeterProviderBuilder builder, EndpointSettings settings) {
    ScrapeReader reader = new ScrapeReader(new Page(settings.constantLabels()));
    ScrapeServer server = new ScrapeServer(settings.listenOn(), settings.credentials(), reader);
    reader.closesWith(server);
    server.start();
    running = server;
    int limit = settings.cardinalityLimit();
    WITHOUT_BOUNDS.forEach(metric -> useBounds(builder, metric));
    builder.registerMetricReader(reader, instrument -> limit);
    if (settings.choosesExemplars()) {
      KeptExemplars.preferIn(builder, settings.keptRatio());
    }
    SelfTelemetry.info(
        "lgtm4j_build",
        "What serves this page",
        "version",
        BuildInfo.version(),
        "agent_version",
        BuildInfo.agentVersion());
  }

  private static void useBounds(SdkMeterProviderBuilder builder, Metric metric) {
    builder.registerView(
        InstrumentSelector.builder().setName(metric.name()).build(),
        View.builder()
            .setAggregation(Aggregation.explicitBucketHistogram(metric.bounds()))
            .build());
  }
}
