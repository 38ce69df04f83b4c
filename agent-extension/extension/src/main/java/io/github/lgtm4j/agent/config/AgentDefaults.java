/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What holds when nobody says anything; each explicit {@code OTEL_*} wins. */
public final class AgentDefaults {
  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String PROTOCOL = "otel.exporter.otlp.protocol";
  private static final String STABLE_NAMES = "otel.semconv-stability.opt-in";
  private static final String LOGS_EXPORTER = "otel.logs.exporter";
  private static final String METRICS_EXPORTER = "otel.metrics.exporter";
  private static final String LOG_LEVEL = "io.opentelemetry.javaagent.slf4j.simpleLogger.log.";
  private static final int GRPC_PORT = 4317;

  private AgentDefaults() {}

  public static Map<String, String> get() {
    if (!AgentSwitch.isOn()) {
      return Collections.emptyMap();
    }
    useStableDatabaseNames();
    quietExporters();
    Map<String, String> defaults = new HashMap<>();
    defaults.put("otel.traces.exporter", "otlp");
    // Metrics are read at /metrics and logs from stdout: sent by OTLP too, they would be stored
    // twice.
    defaults.put(METRICS_EXPORTER, "none");
    defaults.put(LOGS_EXPORTER, "none");
    // An application's own meters belong on /metrics too.
    defaults.put("otel.instrumentation.micrometer.enabled", "true");
    String endpoint = endpoint(System.getenv("HOST_IP"));
    NodeProxy.bypass(endpoint, System.getenv());
    defaults.put(ENDPOINT, endpoint);
    defaults.put(PROTOCOL, "grpc");
    return defaults;
  }

  /**
   * Database spans and metrics by their stable names. Instrumentation asks the system properties
   * for this, not the SDK's configuration, so it has to stand there before the first of them loads.
   */
  private static void useStableDatabaseNames() {
    if (System.getProperty(STABLE_NAMES) == null
        && System.getenv("OTEL_SEMCONV_STABILITY_OPT_IN") == null) {
      System.setProperty(STABLE_NAMES, "database");
    }
  }

  /**
   * Why exports fail is said once, in words, by who watches them; the exporters' own stack traces
   * are for {@code otel.javaagent.debug}. The agent's logging reads its levels from here.
   */
  private static void quietExporters() {
    if (!Boolean.getBoolean("otel.javaagent.debug")
        && !Boolean.parseBoolean(System.getenv("OTEL_JAVAAGENT_DEBUG"))) {
      Properties properties = System.getProperties();
      properties.putIfAbsent(LOG_LEVEL + "io.opentelemetry.exporter.otlp.internal", "off");
      properties.putIfAbsent(LOG_LEVEL + "io.opentelemetry.exporter.internal", "off");
    }
  }

  /**
   * Who asks for {@code prometheus} gets our endpoint, at the host and port of OpenTelemetry's own
   * settings: the agent's own server takes the whole agent with it when its port is taken.
   */
  public static Map<String, String> metricsByOurEndpoint(ConfigProperties config) {
    List<String> exporters = new ArrayList<>(config.getList(METRICS_EXPORTER));
    if (!AgentSwitch.isOn(config) || !exporters.remove("prometheus")) {
      return Collections.emptyMap();
    }
    return Collections.singletonMap(
        METRICS_EXPORTER, exporters.isEmpty() ? "none" : String.join(",", exporters));
  }

  /**
   * The agent makes a record of each log line, for an exporter. Without one that is a fifth of a
   * line's time for nothing, and an argument's {@code toString()} runs twice.
   */
  public static Map<String, String> noCaptureWithoutExport(ConfigProperties config) {
    Map<String, String> off = new HashMap<>();
    if (AgentSwitch.isOn(config) && "none".equals(config.getString(LOGS_EXPORTER))) {
      for (String library :
          new String[] {
            "logback-appender", "log4j-appender", "java-util-logging", "jboss-logmanager-appender"
          }) {
        String enabled = "otel.instrumentation." + library + ".enabled";
        if (config.getString(enabled) == null) {
          off.put(enabled, "false");
        }
      }
    }
    return off;
  }

  /** The Alloy on the pod's node, else on this machine. */
  static String endpoint(@Nullable String hostIp) {
    if (hostIp == null || hostIp.trim().isEmpty()) {
      return "http://localhost:" + GRPC_PORT;
    }
    String host = hostIp.indexOf(':') >= 0 ? "[" + hostIp.trim() + "]" : hostIp.trim();
    return "http://" + host + ":" + GRPC_PORT;
  }

  /**
   * The settings as the agent itself would make them: system properties and variables over what is
   * said, that over our defaults, and the protocol of the endpoint's port. When they turn us off,
   * there are no defaults, some of which are set in the process.
   */
  public static ConfigProperties under(Map<String, String> said) {
    ComponentLoader loader = ComponentLoader.forClassLoader(AgentDefaults.class.getClassLoader());
    ConfigProperties plain = DefaultConfigProperties.create(said, loader);
    if (!AgentSwitch.isOn(plain)) {
      return plain;
    }
    Map<String, String> all = new HashMap<>(get());
    all.putAll(said);
    all.putAll(protocolForPort(DefaultConfigProperties.create(all, loader)));
    return DefaultConfigProperties.create(all, loader);
  }

  /** Port 4318 speaks HTTP. Only our own default is changed: an explicit protocol is not gRPC's. */
  public static Map<String, String> protocolForPort(ConfigProperties config) {
    String endpoint = config.getString(ENDPOINT, "");
    boolean protocolIsOurs =
        System.getenv("OTEL_EXPORTER_OTLP_PROTOCOL") == null
            && System.getProperty(PROTOCOL) == null;
    return AgentSwitch.isOn(config) && protocolIsOurs && endpoint.matches(".*:4318/?")
        ? Collections.singletonMap(PROTOCOL, "http/protobuf")
        : Collections.<String, String>emptyMap();
  }
}
