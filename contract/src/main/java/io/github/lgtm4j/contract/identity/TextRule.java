/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import org.jspecify.annotations.Nullable;

/** What every value has to be: bounded, and free of characters that cannot be shown. */
final class TextRule implements Rule {
  private final int maxLength;

  TextRule(int maxLength) {
    this.maxLength = maxLength;
  }

  @Override
  public @Nullable String expected(String value) {
    if (value.codePointCount(0, value.length()) > maxLength) {
      return "at most " + maxLength + " characters";
    }
    return isPrintable(value) ? null : "no control characters and no half surrogate pairs";
  }

  private static boolean isPrintable(String value) {
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }
}
