/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import io.github.lgtm4j.agent.config.Secret;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** {@code lgtm.otlp.*}: for one signal if it is said so, else for all. */
final class OtlpSetting {
  private OtlpSetting() {}

  static @Nullable String of(String name, String signal, ConfigProperties config) {
    String own = config.getString("lgtm.otlp." + signal + "." + name);
    return own == null ? config.getString("lgtm.otlp." + name) : own;
  }

  /** The file wins: it is what people rotate. */
  static @Nullable Secret secret(String name, String signal, ConfigProperties config) {
    String file = of(name + "-file", signal, config);
    String value = of(name, signal, config);
    return file != null ? Secret.file(file) : value != null ? Secret.value(value) : null;
  }
}
