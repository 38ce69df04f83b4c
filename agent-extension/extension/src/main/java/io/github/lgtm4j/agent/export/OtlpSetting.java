/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** {@code lgtm.otlp.*}: for one signal if it is said so, else for all. */
final class OtlpSetting {
  private OtlpSetting() {}

  static @Nullable String of(String name, String signal, ConfigProperties config) {
    String own = config.getString("lgtm.otlp." + signal + "." + name);
    return own == null ? config.getString("lgtm.otlp." + name) : own;
  }

  static Secret secret(String name, String signal, ConfigProperties config) {
    return Secret.of(of(name, signal, config), of(name + "-file", signal, config));
  }
}
