/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import io.github.lgtm4j.contract.Metrics;
import io.github.lgtm4j.sdk.http.Semantics;
import io.micrometer.common.KeyValues;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.ClientRequestObservationConvention;

/** The requests of RestClient and RestTemplate. They do not say their version of HTTP. */
final class ClientConvention implements ClientRequestObservationConvention {
  @Override
  public String getName() {
    return Metrics.HTTP_CLIENT_REQUEST_DURATION.name();
  }

  @Override
  public String getContextualName(ClientRequestObservationContext context) {
    ClientHttpRequest request = context.getCarrier();
    return Names.of(request == null ? null : request.getMethod().name(), null);
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(ClientRequestObservationContext context) {
    ClientHttpRequest request = context.getCarrier();
    if (request == null) {
      return Exchange.client(null, null, 0, 0, context.getError()).labels();
    }
    URI uri = request.getURI();
    return Exchange.client(
            request.getMethod().name(),
            uri.getHost(),
            Semantics.port(uri.getScheme(), uri.getPort()),
            status(context.getResponse()),
            context.getError())
        .labels();
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
    ClientHttpRequest request = context.getCarrier();
    return Names.optional("url.full", request == null ? null : Urls.full(request.getURI()));
  }

  private static int status(@Nullable ClientHttpResponse response) {
    try {
      return response == null ? 0 : response.getStatusCode().value();
    } catch (IOException e) {
      return 0;
    }
  }
}
