/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import io.github.lgtm4j.agent.config.Said;
import io.github.lgtm4j.contract.identity.Problem;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the port and the protocol of an OTLP endpoint go together. */
public final class EndpointCheck {
  private static final int GRPC_PORT = 4317;
  private static final int HTTP_PORT = 4318;
  private static final String PREFIX = "otel.exporter.otlp.";

  private EndpointCheck() {}

  /** What is wrong with the endpoints as they are set; an own port means nothing. */
  public static List<Problem> problems(ConfigProperties config) {
    List<Problem> problems = new ArrayList<>();
    for (String signal : new String[] {"", "traces.", "metrics.", "logs."}) {
      String endpoint = Said.text(PREFIX + signal + "endpoint", config);
      if (endpoint != null) {
        String own = Said.text(PREFIX + signal + "protocol", config);
        String protocol = own == null ? Said.text(PREFIX + "protocol", config) : own;
        check(PREFIX + signal + "endpoint", endpoint, protocol, problems);
      }
    }
    return problems;
  }

  private static void check(
      String key, String endpoint, @Nullable String protocol, List<Problem> problems) {
    int port = port(endpoint);
    if (port == HTTP_PORT && "grpc".equals(protocol)) {
      problems.add(mismatch(key, endpoint, "port 4317 for the protocol grpc", "http/protobuf"));
    } else if (port == GRPC_PORT && protocol != null && protocol.startsWith("http/")) {
      problems.add(mismatch(key, endpoint, "port 4318 for the protocol " + protocol, "grpc"));
    }
  }

  private static Problem mismatch(String key, String endpoint, String expected, String protocol) {
    return Problem.of(
        key,
        Said.where(key),
        withoutUserInfo(endpoint),
        expected,
        "it is tried as it is, and nothing arrives if that port is what it usually is",
        "Correct the port, or set OTEL_EXPORTER_OTLP_PROTOCOL=" + protocol + ".");
  }

  private static int port(String endpoint) {
    try {
      return URI.create(endpoint).getPort();
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  private static String withoutUserInfo(String endpoint) {
    return endpoint.replaceFirst("//[^/@]*@", "//***@");
  }
}
