/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.contract.identity.Problem;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code lgtm.preset}: how much of the agent's instrumentation is on. Each one that is on is asked
 * about each class that the application loads, whether its library is there or not.
 */
public final class Preset {
  private static final String DEFAULT = "default";
  private static final String LEAN = "lean";
  private static final String INSTRUMENTATION = "otel.instrumentation.";
  private static final String DEFAULT_ENABLED = INSTRUMENTATION + "common.default-enabled";

  /** What an HTTP service with a database and messaging needs. */
  private static final List<String> INSTRUMENTATIONS =
      Collections.unmodifiableList(
          Arrays.asList(
              // what serves
              "tomcat",
              "jetty",
              "undertow",
              "netty",
              "reactor-netty",
              "java-http-server",
              "servlet",
              "grpc",
              // what gives a request its route
              "spring-webmvc",
              "spring-webflux",
              "jaxrs",
              // what calls others
              "http-url-connection",
              "java-http-client",
              "apache-httpclient",
              "okhttp",
              // databases, and pools of their connections
              "jdbc",
              "r2dbc",
              "mongo",
              "lettuce",
              "jedis",
              "hikaricp",
              "tomcat-jdbc",
              "apache-dbcp",
              // messaging
              "kafka-clients",
              "spring-kafka",
              "rabbitmq",
              "spring-rabbit",
              "jms",
              "spring-jms",
              // what takes a span to another thread
              "executors",
              "reactor",
              "kotlinx-coroutines",
              // ids in log lines, and the lines
              "logback-mdc",
              "log4j-context-data",
              "lgtm-logs",
              // metrics of the JVM, and the application's own
              "runtime-telemetry",
              "micrometer",
              // spans of the application's own
              "opentelemetry-api",
              "opentelemetry-instrumentation-annotations",
              "methods"));

  private static final Set<String> LOOKUP = new HashSet<>(INSTRUMENTATIONS);

  private Preset() {}

  /** Whether only {@link #instrumentations} are on. */
  public static boolean isLean(ConfigProperties config) {
    return LEAN.equals(Said.text(Setting.PRESET.key(), config));
  }

  /** Names as in {@code otel.instrumentation.NAME.enabled}. */
  public static List<String> instrumentations() {
    return INSTRUMENTATIONS;
  }

  /**
   * Whether lean has the instrumentation of a scope such as {@code io.opentelemetry.jetty-12.0}.
   */
  public static boolean leanHas(String scope) {
    String own = scope.startsWith("io.opentelemetry.") ? scope.substring(17) : null;
    return own == null || LOOKUP.contains(own.replaceFirst("-[0-9].*$", ""));
  }

  /** As settings of the agent. What somebody switches on or off stays as they say. */
  public static Map<String, String> settings(ConfigProperties config) {
    Map<String, String> settings = new HashMap<>();
    if (AgentSwitch.isOn(config) && isLean(config)) {
      put(settings, DEFAULT_ENABLED, "false", config);
      for (String name : INSTRUMENTATIONS) {
        put(settings, INSTRUMENTATION + name + ".enabled", "true", config);
      }
    }
    return settings;
  }

  private static void put(
      Map<String, String> settings, String key, String value, ConfigProperties config) {
    if (config.getString(key) == null) {
      settings.put(key, value);
    }
  }

  /** A preset that there is not. */
  public static List<Problem> problems(ConfigProperties config) {
    String key = Setting.PRESET.key();
    @Nullable String said = Said.text(key, config);
    if (said == null || said.equals(DEFAULT) || said.equals(LEAN)) {
      return Collections.emptyList();
    }
    return Collections.singletonList(
        Problem.of(
            key,
            Said.where(key),
            said,
            "default or lean",
            "default holds",
            "Correct it or remove it."));
  }
}
