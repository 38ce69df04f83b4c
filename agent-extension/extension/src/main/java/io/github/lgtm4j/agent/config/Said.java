/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was said for a setting, and where. A blank value is not set: a pod's fieldRef gives that.
 */
public final class Said {
  private Said() {}

  public static @Nullable String text(String key, ConfigProperties config) {
    String text = config.getString(key);
    return text == null || text.trim().isEmpty() ? null : text.trim();
  }

  /** A list with commas. */
  public static List<String> list(String key, @Nullable String byDefault, ConfigProperties config) {
    return config.getList(
        key,
        byDefault == null ? Collections.<String>emptyList() : Arrays.asList(byDefault.split(",")));
  }

  /** Where its value stands, for a message. */
  public static String where(String key) {
    if (System.getProperty(key) != null) {
      return "-D" + key;
    }
    String variable = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return System.getenv(variable) == null ? "the agent's configuration" : variable;
  }
}
