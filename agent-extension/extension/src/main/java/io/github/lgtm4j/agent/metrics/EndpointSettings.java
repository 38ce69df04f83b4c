/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.github.lgtm4j.agent.config.Said;
import io.github.lgtm4j.agent.config.Secret;
import io.github.lgtm4j.agent.metrics.http.Credentials;
import io.github.lgtm4j.agent.metrics.http.ListenOn;
import io.github.lgtm4j.contract.Setting;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.io.File;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint reads of the configuration. A wrong value is said, and its default holds: the
 * SDK's own typed getters would stop the agent.
 */
final class EndpointSettings {
  private static final Logger logger = Logger.getLogger(EndpointSettings.class.getName());

  /** Settings are read more than once, and a wrong one is said once. */
  private static final Set<Setting> reported = ConcurrentHashMap.newKeySet();

  private static final int DEFAULT_PORT = 9464;
  private static final int HIGHEST_PORT = 65535;
  private static final int DEFAULT_CARDINALITY_LIMIT = 2000;

  private final ConfigProperties config;
  private final boolean container;

  EndpointSettings(ConfigProperties config) {
    this(config, isContainer());
  }

  EndpointSettings(ConfigProperties config, boolean container) {
    this.config = config;
    this.container = container;
  }

  ListenOn listenOn() {
    String host = first(text(Setting.METRICS_HOST.key()), text("otel.exporter.prometheus.host"));
    return new ListenOn(
        // In a container the scraper comes from outside; anywhere else nobody but this machine
        // needs it.
        host != null ? host : container ? "0.0.0.0" : "localhost",
        number(Setting.METRICS_PORT, "otel.exporter.prometheus.port", 0, HIGHEST_PORT, DEFAULT_PORT)
            .intValue(),
        waitsForItsPort());
  }

  Credentials credentials() {
    Secret password = secret(Setting.METRICS_PASSWORD, Setting.METRICS_PASSWORD_FILE);
    String username = text(Setting.METRICS_USERNAME.key());
    if (password != null && username == null) {
      wrong(Setting.METRICS_USERNAME, "a name", "none", "nobody gets in by password");
    }
    return new Credentials(
        username, password, secret(Setting.METRICS_TOKEN, Setting.METRICS_TOKEN_FILE));
  }

  int cardinalityLimit() {
    return number(
            Setting.METRICS_CARDINALITY_LIMIT,
            "otel.java.metrics.cardinality.limit",
            // One series and the one that takes all others.
            2,
            Integer.MAX_VALUE,
            DEFAULT_CARDINALITY_LIMIT)
        .intValue();
  }

  boolean constantLabels() {
    return "true".equalsIgnoreCase(text(Setting.METRICS_CONSTANT_LABELS.key()));
  }

  /** Who set the SDK's own filter gets that one. */
  boolean choosesExemplars() {
    return text("otel.metrics.exemplar.filter") == null;
  }

  /** The share of traces that is kept behind this application. */
  double keptRatio(@Nullable String environment) {
    return number(Setting.SAMPLING_RATIO, null, 0, 1, byEnvironment(environment)).doubleValue();
  }

  private static double byEnvironment(@Nullable String environment) {
    return "prod".equals(environment) ? 0.05 : "staging".equals(environment) ? 0.25 : 1;
  }

  /** A scraper in a cluster knows one port, so a moved one is never scraped. */
  private boolean waitsForItsPort() {
    String wanted = text(Setting.METRICS_PORT_TAKEN.key());
    if (wanted != null && !wanted.equals("wait") && !wanted.equals("next")) {
      wrong(Setting.METRICS_PORT_TAKEN, "wait or next", wanted, "the default holds");
      wanted = null;
    }
    return wanted == null ? container : wanted.equals("wait");
  }

  private @Nullable Secret secret(Setting value, Setting file) {
    String given = text(value.key());
    String path = text(file.key());
    // The file wins: it is what people rotate.
    return path != null ? Secret.file(path) : given != null ? Secret.value(given) : null;
  }

  private Number number(
      Setting setting, @Nullable String standard, double least, double most, Number otherwise) {
    String said = first(text(setting.key()), standard == null ? null : text(standard));
    if (said == null) {
      return otherwise;
    }
    Number parsed = parse(said, otherwise instanceof Integer ? Integer::valueOf : Double::valueOf);
    if (parsed == null || !(parsed.doubleValue() >= least && parsed.doubleValue() <= most)) {
      String expected = "a number from " + (long) least + " to " + (long) most;
      wrong(setting, expected, said, otherwise + " holds");
      return otherwise;
    }
    return parsed;
  }

  private static @Nullable Number parse(String said, Function<String, Number> parser) {
    try {
      return parser.apply(said);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static void wrong(Setting setting, String expected, String got, String meanwhile) {
    if (reported.add(setting)) {
      logger.log(
          Level.WARNING,
          "{0} (or {1}) must be {2}, but is {3}: {4}",
          new Object[] {setting.key(), setting.variable(), expected, got, meanwhile});
    }
  }

  private @Nullable String text(String key) {
    return Said.text(key, config);
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }

  private static boolean isContainer() {
    return System.getenv("KUBERNETES_SERVICE_HOST") != null
        || new File("/.dockerenv").exists()
        || new File("/run/.containerenv").exists();
  }
}
