/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import io.github.lgtm4j.contract.Metrics;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/** A servlet's requests. */
final class ServletConvention implements ServerRequestObservationConvention {
  @Override
  public String getName() {
    return Metrics.HTTP_SERVER_REQUEST_DURATION.name();
  }

  @Override
  public String getContextualName(ServerRequestObservationContext context) {
    return Names.of(context.getCarrier().getMethod(), context.getPathPattern());
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
    HttpServletRequest request = context.getCarrier();
    HttpServletResponse response = context.getResponse();
    return Exchange.server(
            request.getMethod(),
            request.getScheme(),
            context.getPathPattern(),
            response == null ? 0 : response.getStatus(),
            context.getError(),
            version(request.getProtocol()))
        .labels();
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
    HttpServletRequest request = context.getCarrier();
    return KeyValues.of(
            KeyValue.of("url.path", request.getRequestURI()),
            KeyValue.of("server.address", request.getServerName()),
            KeyValue.of("server.port", Integer.toString(request.getServerPort())),
            KeyValue.of("client.address", request.getRemoteAddr()))
        .and(Names.optional("url.query", request.getQueryString()))
        .and(Names.optional("user_agent.original", request.getHeader("User-Agent")));
  }

  private static String version(@Nullable String protocol) {
    String version = protocol == null ? "" : protocol.replaceFirst("^HTTP/", "");
    return version.equals("2.0") ? "2" : version;
  }
}
