/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import io.github.lgtm4j.contract.Setting;
import org.jspecify.annotations.Nullable;

/** What a value has to be. */
interface Rule {
  /** The value as the contract writes it. */
  default String normalise(String value) {
    return value;
  }

  /** What would be right, or null when the normalised value is. */
  @Nullable String expected(String value);

  /** What to do about a value that is not right. */
  default String action(Setting setting) {
    return "Correct it there.";
  }
}
