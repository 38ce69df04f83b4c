/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.github.lgtm4j.contract.identity.SettingReader;
import io.github.lgtm4j.sdk.config.NodesAlloy;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds an endpoint whose port is that of the other protocol: nothing would arrive there, and what
 * the exporter says about it leads nobody to the cause. A port of somebody's own means nothing.
 *
 * @since 0.1.0
 */
public final class EndpointCheck {
  private static final String PREFIX = "otel.exporter.otlp.";
  private static final int GRPC_PORT = 4317;
  private static final int HTTP_PORT = 4318;

  private EndpointCheck() {}

  /**
   * Says it.
   *
   * @param settings the value of a setting, such as {@code otel.exporter.otlp.endpoint}
   */
  public static void check(Function<String, @Nullable String> settings, SettingReader reader) {
    String own = settings.apply(PREFIX + "traces.endpoint");
    String key = PREFIX + (own == null ? "endpoint" : "traces.endpoint");
    String endpoint = own == null ? settings.apply(key) : own;
    String ownProtocol = settings.apply(PREFIX + "traces.protocol");
    String protocol = ownProtocol == null ? settings.apply(PREFIX + "protocol") : ownProtocol;
    if (endpoint == null || protocol == null) {
      return;
    }
    int port = port(endpoint.trim());
    boolean isHttp = protocol.trim().startsWith("http");
    if (port == (isHttp ? GRPC_PORT : HTTP_PORT)) {
      reader.wrong(
          key,
          "OpenTelemetry's own settings",
          "port " + (isHttp ? HTTP_PORT : GRPC_PORT) + " for the protocol " + protocol.trim(),
          NodesAlloy.shown(endpoint.trim()),
          "it is tried as it is, and nothing arrives if that port is what it usually is",
          "Correct the port, or set OTEL_EXPORTER_OTLP_PROTOCOL="
              + (isHttp ? "grpc" : "http/protobuf")
              + ".");
    }
  }

  private static int port(String endpoint) {
    try {
      return URI.create(endpoint).getPort();
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}
