/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import java.util.Locale;

/** What the names of settings tell. */
final class SettingNames {
  private SettingNames() {}

  /** Whether a setting is for credentials of OTLP. */
  static boolean isCredential(String name) {
    String property = name.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
    return property.matches("lgtm\\.otlp\\.(.*\\.)?(username|password|token)(\\.file)?")
        || property.matches("otel\\.exporter\\.otlp\\.(.*\\.)?headers");
  }
}
