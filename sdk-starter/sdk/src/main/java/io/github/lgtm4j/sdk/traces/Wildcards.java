/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.traces;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Patterns in which {@code *} stands for anything. */
final class Wildcards {
  private final Pattern pattern;

  Wildcards(List<String> wildcards) {
    List<String> alternatives = new ArrayList<>();
    for (String wildcard : wildcards) {
      alternatives.add(Pattern.quote(wildcard).replace("*", "\\E.*\\Q"));
    }
    // Without any pattern nothing matches: an empty alternation would match the empty string.
    String regex = alternatives.isEmpty() ? "(?!)" : String.join("|", alternatives);
    pattern = Pattern.compile(regex, Pattern.DOTALL);
  }

  boolean match(String text) {
    return pattern.matcher(text).matches();
  }
}
