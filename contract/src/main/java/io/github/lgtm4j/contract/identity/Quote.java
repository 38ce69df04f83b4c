/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

/** Makes somebody's value safe to print: one line, bounded, no control characters. */
final class Quote {
  private static final int LONGEST = 60;

  private Quote() {}

  static String of(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    int end = Math.min(value.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      append(quoted, value.charAt(i));
    }
    quoted.append('"');
    if (value.length() > LONGEST) {
      quoted.append("... (").append(value.length()).append(" characters)");
    }
    return quoted.toString();
  }

  private static void append(StringBuilder quoted, char c) {
    if (c == '\n') {
      quoted.append("\\n");
    } else if (c == '"' || c == '\\') {
      quoted.append('\\').append(c);
    } else if (c < ' ' || c > '~') {
      quoted.append(String.format("\\u%04x", (int) c));
    } else {
      quoted.append(c);
    }
  }
}
