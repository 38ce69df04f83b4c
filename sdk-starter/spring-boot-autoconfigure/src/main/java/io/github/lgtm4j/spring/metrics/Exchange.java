/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import io.github.lgtm4j.sdk.http.Semantics;
import io.github.lgtm4j.sdk.metrics.SameLabels;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels of a request, by OpenTelemetry's names; one without a value is left out. */
final class Exchange {
  private final List<KeyValue> labels = new ArrayList<>();

  private Exchange() {}

  static Exchange server(
      @Nullable String method,
      @Nullable String scheme,
      @Nullable String route,
      int status,
      @Nullable Throwable failure,
      @Nullable String version) {
    return new Exchange()
        .add("http.request.method", Semantics.method(method))
        .add("url.scheme", scheme)
        .add("http.route", route)
        .add("http.response.status_code", status(status))
        .add("error.type", serverError(status, failure))
        .add("network.protocol.version", version);
  }

  static Exchange client(
      @Nullable String method,
      @Nullable String host,
      int port,
      int status,
      @Nullable Throwable failure) {
    return new Exchange()
        .add("http.request.method", Semantics.method(method))
        .add("server.address", host)
        .add("server.port", Integer.toString(port))
        .add("http.response.status_code", status(status))
        .add("error.type", Semantics.clientError(status, status > 0 ? null : failure));
  }

  KeyValues labels() {
    return KeyValues.of(labels);
  }

  /** An exception that was made an answer is that answer. */
  private static String serverError(int status, @Nullable Throwable failure) {
    return Semantics.serverError(status, status > 0 ? null : failure);
  }

  private static String status(int status) {
    return status > 0 ? Integer.toString(status) : "";
  }

  private Exchange add(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      labels.add(KeyValue.of(name, value));
    } else if (SameLabels.areWanted()) {
      labels.add(KeyValue.of(name, ""));
    }
    return this;
  }
}
