/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.plain;

import io.github.lgtm4j.sdk.Lgtm;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every sample answers: users with a span of their own, data, and something slow. */
final class Catalogue {
  private static final Logger log = LoggerFactory.getLogger(Catalogue.class);

  /** Longer than the half second at which a latency alert begins to count. */
  private static final long SLOW_MILLIS = 600;

  private final Lgtm lgtm;
  private final Users users;

  Catalogue(Lgtm lgtm, Users users) {
    this.lgtm = lgtm;
    this.users = users;
  }

  void addTo(Pages pages) {
    pages.add("/", () -> "{\"application\":\"plain-java\"}");
    pages.add("/api/users", this::users);
    pages.add("/api/data", Catalogue::data);
    pages.add("/api/slow", Catalogue::slow);
  }

  private String users() throws Exception {
    Span span = lgtm.tracer().spanBuilder("get_users").startSpan();
    try (Scope scope = span.makeCurrent()) {
      List<String> names = users.names();
      span.setAttribute("user.count", names.size());
      log.info("Found {} users", names.size());
      return "[\"" + String.join("\",\"", names) + "\"]";
    } finally {
      span.end();
    }
  }

  private static String data() {
    log.info("Data asked for");
    return "{\"values\":[1,2,3]}";
  }

  private static String slow() throws InterruptedException {
    log.warn("This takes {} ms", SLOW_MILLIS);
    Thread.sleep(SLOW_MILLIS);
    return "{\"slow\":true}";
  }
}
