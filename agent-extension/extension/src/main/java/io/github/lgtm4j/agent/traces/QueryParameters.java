/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import io.github.lgtm4j.log.Masking;
import java.util.function.Predicate;

/** The parameters in a query or a URL. */
final class QueryParameters {
  private QueryParameters() {}

  /** The text with the values of those parameters hidden; the same object when there are none. */
  static String hide(String text, Predicate<String> hidden) {
    if (text.indexOf('=') < 0) {
      return text;
    }
    StringBuilder safe = null;
    int copied = 0;
    int start = text.indexOf('?') + 1;
    while (start < text.length()) {
      int end = end(text, start);
      int equals = text.indexOf('=', start);
      if (equals > start && equals < end && hidden.test(text.substring(start, equals))) {
        safe = safe == null ? new StringBuilder(text.length()) : safe;
        safe.append(text, copied, equals + 1).append(Masking.MASK);
        copied = end;
      }
      start = end + 1;
    }
    return safe == null ? text : safe.append(text, copied, text.length()).toString();
  }

  private static int end(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '&' || c == ';' || c == '#') {
        return i;
      }
    }
    return text.length();
  }
}
