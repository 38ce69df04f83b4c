/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.sdk.config.BuildInfo;
import io.github.lgtm4j.sdk.config.NodesAlloy;
import io.github.lgtm4j.sdk.config.Place;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** What holds for Spring Boot when nobody says anything: the last of its property sources. */
final class LgtmDefaults {
  static final String SHARE = "management.tracing.sampling.probability";
  static final String ALL = "1.0";

  private static final String GRPC = "grpc";
  private static final String HTTP = "http";
  private static final String CONSOLE_FORMAT = "logging.structured.format.console";

  private final Environment environment;
  private final boolean isBoot3;
  private final Map<String, Object> defaults = new LinkedHashMap<>();

  private LgtmDefaults(Environment environment) {
    this.environment = environment;
    this.isBoot3 = SpringBootVersion.getVersion().startsWith("3.");
  }

  static Map<String, Object> of(Environment environment, Identity identity) {
    LgtmDefaults made = new LgtmDefaults(environment);
    made.logs();
    if (!Place.hasAgent()) {
      made.traces();
      made.resource(identity);
      made.context();
    }
    return made.defaults;
  }

  /** Only where nobody has said how lines should look, and nobody sits there to read them. */
  private void logs() {
    boolean isSaid =
        has(CONSOLE_FORMAT)
            || has("logging.config")
            || has("logging.pattern.console")
            || Place.hasTerminal();
    String formatter = formatter();
    if (!isSaid && formatter != null) {
      defaults.put(CONSOLE_FORMAT, formatter);
      // A banner is no line of JSON.
      defaults.put("spring.main.banner-mode", "off");
    }
  }

  private static @Nullable String formatter() {
    if (isPresent("ch.qos.logback.classic.LoggerContext")) {
      return "io.github.lgtm4j.spring.logs.LogbackLineFormatter";
    }
    return isPresent("org.apache.logging.log4j.core.LoggerContext")
        ? "io.github.lgtm4j.spring.logs.Log4jLineFormatter"
        : null;
  }

  private void traces() {
    String family =
        isBoot3 ? "management.otlp.tracing." : "management.opentelemetry.tracing.export.otlp.";
    // The rule of the sink decides about whole traces, so the application keeps all of them.
    defaults.put(SHARE, ALL);
    String said = first("management.otlp.tracing.endpoint", family + "endpoint");
    String standard = first("otel.exporter.otlp.traces.endpoint");
    String base = first("otel.exporter.otlp.endpoint");
    String endpoint = said != null ? said : standard != null ? standard : base;
    String hostIp = environment.getProperty("HOST_IP");
    NodesAlloy.reachWithoutProxy(hostIp);
    if (endpoint == null) {
      endpoint = NodesAlloy.address(hostIp);
    }
    String transport = transport(endpoint);
    boolean isBase = said == null && standard == null;
    defaults.put(
        family + "endpoint",
        isBase && transport.equals(HTTP) ? withoutSlash(endpoint) + "/v1/traces" : endpoint);
    defaults.put(family + "transport", transport);
    defaults.put("management.otlp.metrics.export.enabled", "false");
  }

  /** As somebody said, else as the port is used; an address with a path is HTTP's. */
  private String transport(String endpoint) {
    String said = first("otel.exporter.otlp.traces.protocol", "otel.exporter.otlp.protocol");
    if (said != null) {
      return said.startsWith("http") ? HTTP : GRPC;
    }
    try {
      URI uri = URI.create(endpoint.trim());
      boolean hasPath = uri.getPath() != null && uri.getPath().length() > 1;
      return uri.getPort() == 4318 || hasPath ? HTTP : GRPC;
    } catch (IllegalArgumentException e) {
      // Boot says what is wrong with it.
      return HTTP;
    }
  }

  private void resource(Identity identity) {
    String prefix = "management.opentelemetry.resource-attributes.";
    identity.resourceAttributes().forEach((name, value) -> defaults.put(prefix + name, value));
    defaults.putIfAbsent(
        prefix + ResourceAttributes.SERVICE_INSTANCE_ID, UUID.randomUUID().toString());
    defaults.put(prefix + ResourceAttributes.TELEMETRY_DISTRO_NAME, "lgtm4j");
    defaults.put(prefix + ResourceAttributes.TELEMETRY_DISTRO_VERSION, BuildInfo.version());
  }

  /** Ids on the lines of every thread that works for a request. */
  private void context() {
    defaults.put("spring.reactor.context-propagation", "auto");
    defaults.put("spring.kafka.listener.observation-enabled", "true");
    defaults.put("spring.kafka.template.observation-enabled", "true");
  }

  private boolean has(String key) {
    return environment.containsProperty(key);
  }

  private @Nullable String first(String... keys) {
    for (String key : keys) {
      String value = environment.getProperty(key);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static boolean isPresent(String name) {
    return ClassUtils.isPresent(name, LgtmDefaults.class.getClassLoader());
  }
}
