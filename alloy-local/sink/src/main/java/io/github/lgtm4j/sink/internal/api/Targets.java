/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.internal.api.ApiHandler.Question;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The pages of metrics that the sink reads: added and taken away while it runs. */
public record Targets(Consumer<Target> add, Consumer<URI> remove) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** A page, whose it is, and the labels that its series get. */
  public record Target(URI uri, String tenant, Map<String, String> labels) {}

  Map<String, Question> questions() {
    return Map.of(
        "POST /api/local/targets", this::added,
        "POST /api/local/targets/remove", this::removed);
  }

  private Response added(Request request) {
    String tenant = request.parameter("tenant");
    add.accept(
        new Target(
            uri(request),
            tenant == null ? "anonymous" : tenant,
            Parameters.series(request).labels()));
    return Response.empty(204);
  }

  private Response removed(Request request) {
    remove.accept(uri(request));
    return Response.empty(204);
  }

  private static URI uri(Request request) {
    String text = Api.required(request, "uri");
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && SCHEMES.contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for any other that is none.
    }
    throw new FailedRequest(400, "uri must be an address such as http://localhost:9464/metrics");
  }
}
