/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is kept apart from the application's everyday lines. */
enum LogClass {
  AUDIT,
  SECURITY;

  final String label = name().toLowerCase(Locale.ROOT);

  /** The class of a logger {@code audit} or {@code audit.…}, or of a marker of that name. */
  static @Nullable LogClass of(String name) {
    for (LogClass candidate : values()) {
      int length = candidate.label.length();
      if (name.regionMatches(true, 0, candidate.label, 0, length)
          && (name.length() == length || name.charAt(length) == '.')) {
        return candidate;
      }
    }
    return null;
  }
}
