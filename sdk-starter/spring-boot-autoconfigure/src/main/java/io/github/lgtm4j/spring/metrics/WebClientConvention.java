/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import io.github.lgtm4j.contract.Metrics;
import io.github.lgtm4j.sdk.http.Semantics;
import io.micrometer.common.KeyValues;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.ClientResponse;

/** The requests of WebClient. They do not say their version of HTTP. */
final class WebClientConvention implements ClientRequestObservationConvention {
  @Override
  public String getName() {
    return Metrics.HTTP_CLIENT_REQUEST_DURATION.name();
  }

  @Override
  public String getContextualName(ClientRequestObservationContext context) {
    ClientRequest request = context.getRequest();
    return Names.of(request == null ? null : request.method().name(), null);
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(ClientRequestObservationContext context) {
    ClientRequest request = context.getRequest();
    if (request == null) {
      return Exchange.client(null, null, 0, 0, context.getError()).labels();
    }
    URI uri = request.url();
    return Exchange.client(
            request.method().name(),
            uri.getHost(),
            Semantics.port(uri.getScheme(), uri.getPort()),
            status(context.getResponse()),
            context.getError())
        .labels();
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
    ClientRequest request = context.getRequest();
    return Names.optional("url.full", request == null ? null : Urls.full(request.url()));
  }

  private static int status(@Nullable ClientResponse response) {
    return response == null ? 0 : response.statusCode().value();
  }
}
