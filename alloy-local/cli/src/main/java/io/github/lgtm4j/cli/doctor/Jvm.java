/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running JVM, as far as it can be read without changing it.
 *
 * @param pid its process
 * @param command its main class or jar, and the application's arguments
 * @param options what stood before that on the command line
 * @param properties its system properties
 * @param environment its environment
 */
record Jvm(
    long pid,
    String command,
    List<String> options,
    Map<String, String> properties,
    Map<String, String> environment) {

  /** A setting by its property name, by the rule that OpenTelemetry and lgtm4j share. */
  @Nullable String setting(String property) {
    String value = properties.get(property);
    return value == null ? environment.get(variable(property)) : value;
  }

  /** The first of several settings that is there; else the last, which is its default. */
  String first(String... properties) {
    for (int i = 0; i < properties.length - 1; i++) {
      String value = setting(properties[i]);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return properties[properties.length - 1];
  }

  boolean is(String property, String value) {
    return value.equalsIgnoreCase(setting(property));
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
