/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds when nobody says anything; each explicit {@code OTEL_*} wins. */
public final class AgentDefaults {
  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String PROTOCOL = "otel.exporter.otlp.protocol";
  private static final String STABLE_NAMES = "otel.semconv-stability.opt-in";
  private static final int GRPC_PORT = 4317;

  private AgentDefaults() {}

  public static Map<String, String> get() {
    if (!AgentSwitch.isOn()) {
      return Collections.emptyMap();
    }
    useStableDatabaseNames();
    Map<String, String> defaults = new HashMap<>();
    defaults.put("otel.traces.exporter", "otlp");
    // Metrics are read at /metrics and logs from stdout: sent by OTLP too, they would be stored
    // twice.
    defaults.put("otel.metrics.exporter", "none");
    defaults.put("otel.logs.exporter", "none");
    // An application's own meters belong on /metrics too.
    defaults.put("otel.instrumentation.micrometer.enabled", "true");
    defaults.put(ENDPOINT, endpoint(System.getenv("HOST_IP")));
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

  /** The Alloy on the pod's node, else on this machine. */
  static String endpoint(@Nullable String hostIp) {
    if (hostIp == null || hostIp.trim().isEmpty()) {
      return "http://localhost:" + GRPC_PORT;
    }
    String host = hostIp.indexOf(':') >= 0 ? "[" + hostIp.trim() + "]" : hostIp.trim();
    return "http://" + host + ":" + GRPC_PORT;
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
