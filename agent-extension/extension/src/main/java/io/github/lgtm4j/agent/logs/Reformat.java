/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code lgtm.logs.reformat}: which appenders get the contract's JSON. */
enum Reformat {
  /** Consoles, unless a person reads them. */
  AUTO,
  CONSOLE,
  /** Consoles and files. */
  ALL,
  OFF;

  /** Null for what is none of them. */
  static @Nullable Reformat of(String text) {
    for (Reformat reformat : values()) {
      if (reformat.toString().equals(text.trim().toLowerCase(Locale.ROOT))) {
        return reformat;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
