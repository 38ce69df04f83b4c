/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import io.github.lgtm4j.sdk.http.Semantics;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/** The names of spans, and what is on them only. */
final class Names {
  private Names() {}

  /** {@code GET /api/users}; without a route the method alone, never a path. */
  static String of(@Nullable String method, @Nullable String route) {
    String known = Semantics.method(method);
    String name = known.equals(Semantics.OTHER) ? "HTTP" : known;
    return route == null ? name : name + " " + route;
  }

  static KeyValues optional(String name, @Nullable String value) {
    return value == null || value.isEmpty()
        ? KeyValues.empty()
        : KeyValues.of(KeyValue.of(name, value));
  }
}
