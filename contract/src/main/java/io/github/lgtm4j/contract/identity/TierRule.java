/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much an alert matters: three tiers. */
final class TierRule implements Rule {
  static final List<String> TIERS = Arrays.asList("tier1", "tier2", "tier3");

  @Override
  public String normalise(String value) {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public @Nullable String expected(String value) {
    return TIERS.contains(value) ? null : "one of " + String.join(", ", TIERS);
  }
}
