/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import io.github.lgtm4j.contract.Metrics;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;

/** WebFlux' requests. They do not say their version of HTTP. */
final class ReactiveConvention implements ServerRequestObservationConvention {
  @Override
  public String getName() {
    return Metrics.HTTP_SERVER_REQUEST_DURATION.name();
  }

  @Override
  public String getContextualName(ServerRequestObservationContext context) {
    return Names.of(context.getCarrier().getMethod().name(), context.getPathPattern());
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
    ServerHttpRequest request = context.getCarrier();
    return Exchange.server(
            request.getMethod().name(),
            request.getURI().getScheme(),
            context.getPathPattern(),
            status(context.getResponse()),
            context.getError(),
            "")
        .labels();
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
    ServerHttpRequest request = context.getCarrier();
    InetSocketAddress client = request.getRemoteAddress();
    return KeyValues.of(KeyValue.of("url.path", request.getURI().getPath()))
        .and(Names.optional("url.query", request.getURI().getRawQuery()))
        .and(Names.optional("server.address", request.getURI().getHost()))
        .and(Names.optional("client.address", client == null ? null : client.getHostString()))
        .and(Names.optional("user_agent.original", request.getHeaders().getFirst("User-Agent")));
  }

  /** One that nobody set is 200. */
  private static int status(@Nullable ServerHttpResponse response) {
    if (response == null) {
      return 0;
    }
    return response.getStatusCode() == null ? 200 : response.getStatusCode().value();
  }
}
