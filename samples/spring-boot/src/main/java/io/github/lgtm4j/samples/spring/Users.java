/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.spring;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The users of the legacy application where its address is known, else some of its own. */
@Component
class Users {
  private static final List<String> OWN = List.of("Ada", "Grace", "Barbara");

  private final Tracer tracer;
  private final RestClient client;
  private final String legacy;

  Users(Tracer tracer, RestClient.Builder client, @Value("${LEGACY_URL:}") String legacy) {
    this.tracer = tracer;
    this.client = client.build();
    this.legacy = legacy;
  }

  List<String> names() {
    Span span = tracer.spanBuilder("get_users").startSpan();
    try (Scope scope = span.makeCurrent()) {
      List<String> names = legacy.isEmpty() ? OWN : fromLegacy();
      span.setAttribute("user.count", names.size());
      return names;
    } finally {
      span.end();
    }
  }

  private List<String> fromLegacy() {
    String[] names = client.get().uri(legacy + "/api/users").retrieve().body(String[].class);
    return names == null ? List.of() : Arrays.asList(names);
  }
}
