/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.github.lgtm4j.agent.config.BuildInfo;
import io.github.lgtm4j.agent.metrics.http.ScrapeServer;
import io.github.lgtm4j.contract.Metric;
import io.github.lgtm4j.contract.Metrics;
import io.github.lgtm4j.contract.identity.Identity;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves {@code /metrics}. Whatever goes wrong costs the metrics, never the application. */
public final class MetricsEndpoint {
  private static final Logger logger = Logger.getLogger(MetricsEndpoint.class.getName());

  /** The agent leaves these the SDK's bounds, which are meant for milliseconds, on seconds. */
  public static final List<Metric> WITHOUT_BOUNDS =
      Collections.unmodifiableList(
          Arrays.asList(
              Metrics.DB_CLIENT_CONNECTION_CREATE_TIME,
              Metrics.DB_CLIENT_CONNECTION_WAIT_TIME,
              Metrics.DB_CLIENT_CONNECTION_USE_TIME));

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

  /** The share of traces that is kept behind this application, as settings and environment say. */
  public static double keptRatio(ConfigProperties config, @Nullable String environment) {
    return new EndpointSettings(config).keptRatio(environment);
  }

  /** The most series of a metric. */
  public static int cardinalityLimit(ConfigProperties config) {
    return new EndpointSettings(config).cardinalityLimit();
  }

  /** Registers the endpoint as a reader. */
  public static SdkMeterProviderBuilder on(
      SdkMeterProviderBuilder builder, ConfigProperties config, Identity identity) {
    try {
      EndpointSettings settings = new EndpointSettings(config);
      MetricReader reader = serve(settings);
      int limit = settings.cardinalityLimit();
      builder.registerMetricReader(reader, instrument -> limit);
      WITHOUT_BOUNDS.forEach(metric -> useBounds(builder, metric));
      if (settings.choosesExemplars()) {
        KeptExemplars.preferIn(builder, settings.keptRatio(identity.environment()));
      }
    } catch (RuntimeException | LinkageError e) {
      logger.log(Level.WARNING, "No /metrics. The application runs on.", e);
    }
    return builder;
  }

  /** The endpoint, listening, as a reader for who registers it himself. */
  public static MetricReader reader(ConfigProperties config) {
    return serve(new EndpointSettings(config));
  }

  private static MetricReader serve(EndpointSettings settings) {
    ScrapeReader reader = new ScrapeReader(new Page(settings.constantLabels()));
    ScrapeServer server = new ScrapeServer(settings.listenOn(), settings.credentials(), reader);
    reader.closesWith(server);
    server.start();
    running = server;
    SelfTelemetry.info(
        "lgtm4j_build",
        "What serves this page",
        "version",
        BuildInfo.version(),
        "agent_version",
        BuildInfo.agentVersion());
    return reader;
  }

  private static void useBounds(SdkMeterProviderBuilder builder, Metric metric) {
    builder.registerView(
        InstrumentSelector.builder().setName(metric.name()).build(),
        View.builder()
            .setAggregation(Aggregation.explicitBucketHistogram(metric.bounds()))
            .build());
  }
}
