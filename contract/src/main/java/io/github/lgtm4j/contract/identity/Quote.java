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
    if (value.length() <= LONGEST) {
      return '"' + escape(value) + '"';
    }
    return '"' + escape(value.substring(0, LONGEST)) + "\"... (" + value.length() + " characters)";
  }

  /** The same for text that stands without quotes and that a rule has already bounded. */
  static String escape(String value) {
    StringBuilder escaped = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      append(escaped, value.charAt(i));
    }
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, char c) {
    if (c == '\n') {
      escaped.append("\\n");
    } else if (c == '"' || c == '\\') {
      escaped.append('\\').append(c);
    } else if (c < ' ' || c > '~') {
      escaped.append(String.format("\\u%04x", (int) c));
    } else {
      escaped.append(c);
    }
  }
}
