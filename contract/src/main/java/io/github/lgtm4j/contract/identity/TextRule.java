/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import org.jspecify.annotations.Nullable;

/** What every value has to be: visible, bounded, and one line that can be shown. */
final class TextRule implements Rule {
  /** Most values: long enough for every Kubernetes name. */
  static final TextRule NAME = new TextRule(255);

  /** Values of a small set. */
  static final TextRule SHORT_NAME = new TextRule(63);

  private final int maxLength;

  private TextRule(int maxLength) {
    this.maxLength = maxLength;
  }

  @Override
  public @Nullable String expected(String value) {
    if (value.codePointCount(0, value.length()) > maxLength) {
      return "at most " + maxLength + " characters";
    }
    if (!isOneLine(value)) {
      return "no control characters, no line breaks and no half surrogate pairs";
    }
    return isBlank(value) ? "at least one visible character" : null;
  }

  /** Also without the blanks that {@link String#trim()} does not know. */
  private static boolean isBlank(String value) {
    return value.codePoints().allMatch(Character::isSpaceChar);
  }

  private static boolean isOneLine(String value) {
    return value.codePoints().noneMatch(TextRule::breaksLine);
  }

  private static boolean breaksLine(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
