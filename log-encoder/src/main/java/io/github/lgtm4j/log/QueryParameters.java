/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.function.Predicate;

/**
 * The parameters in a query or a URL, whose values are hidden like those of keys.
 *
 * @since 0.1.0
 */
public final class QueryParameters {
  private QueryParameters() {}

  /** The text with the values of those parameters hidden; the same object when there are none. */
  public static String hide(String text, Predicate<String> hidden) {
    if (text.indexOf('=') < 0) {
      return text;
    }
    StringBuilder safe = null;
    int copied = 0;
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start, "?&;#");
      int equals = text.indexOf('=', start);
      if (equals > start && equals < end && hidden.test(text.substring(start, equals))) {
        end = end(text, equals + 1, "&#");
        safe = safe == null ? new StringBuilder(text.length()) : safe;
        safe.append(text, copied, equals + 1).append(Masking.MASK);
        copied = end;
      }
      start = end + 1;
    }
    return safe == null ? text : safe.append(text, copied, text.length()).toString();
  }

  private static int end(String text, int from, String stops) {
    for (int i = from; i < text.length(); i++) {
      if (stops.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}
