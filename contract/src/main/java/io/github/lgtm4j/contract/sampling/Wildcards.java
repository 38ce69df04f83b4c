/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.sampling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns in which {@code *} stands for anything, as for the paths of probes. Immutable.
 *
 * @since 0.1.0
 */
public final class Wildcards {
  private final Pattern pattern;

  /** Those patterns; without any, nothing matches. */
  public Wildcards(Collection<String> wildcards) {
    List<String> alternatives = new ArrayList<>();
    for (String wildcard : wildcards) {
      alternatives.add(Pattern.quote(wildcard).replace("*", "\\E.*\\Q"));
    }
    // An empty alternation would match the empty string.
    String regex = alternatives.isEmpty() ? "(?!)" : String.join("|", alternatives);
    pattern = Pattern.compile(regex, Pattern.DOTALL);
  }

  /** Whether one of them is the whole text. */
  public boolean match(String text) {
    return pattern.matcher(text).matches();
  }
}
