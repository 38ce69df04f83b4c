/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import io.github.lgtm4j.sdk.export.OtlpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The headers of exports that somebody set for Boot: those stay theirs.
 *
 * @since 0.1.0
 */
public final class BootsHeaders {
  private static final List<String> KEYS =
      List.of(
          "management.otlp.tracing.headers",
          "management.opentelemetry.tracing.export.otlp.headers");

  private BootsHeaders() {}

  /** Ours beside them. */
  public static OtlpHeaders with(LgtmConfiguration configuration, Environment environment) {
    Map<String, String> theirs = new LinkedHashMap<>();
    Binder binder = Binder.get(environment);
    for (String key : KEYS) {
      theirs.putAll(binder.bind(key, Bindable.mapOf(String.class, String.class)).orElse(Map.of()));
    }
    return new OtlpHeaders(configuration.signals(), configuration.identity(), theirs);
  }
}
