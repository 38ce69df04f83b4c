/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

/** Strings as they are written. */
final class Strings {
  private Strings() {}

  /** The text that quotes and escapes stand for. */
  static String unquote(String written) {
    if (written.length() < 2) {
      return "";
    }
    String inner = written.substring(1, written.length() - 1);
    if (written.charAt(0) == '`' || inner.indexOf('\\') < 0) {
      return inner;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c == '\\' && i + 1 < inner.length()) {
        i++;
        text.append(escaped(inner.charAt(i)));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Characters by their number keep the letter that announces it: no check looks at them. */
  private static char escaped(char c) {
    return switch (c) {
      case 'a' -> '\u0007';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> '\u000B';
      default -> c;
    };
  }
}
