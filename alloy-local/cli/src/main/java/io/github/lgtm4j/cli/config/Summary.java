/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says of lines that nobody can foretell only that there are some, or nothing. */
final class Summary {
  /** What Alloy says of itself is of no config's making. */
  private static final String ALLOY_ITSELF = "(metric|log) .*application=alloy[,}].*";

  /** Which of its own requests it traces is chance. */
  private static final String SPANS_OF_ALLOY = "span .*application=alloy[,}].*";

  private final List<Pattern> some;
  private final List<Pattern> ignored;

  Summary(List<String> some, List<String> ignored) {
    this.some = patterns(some, ALLOY_ITSELF);
    this.ignored = patterns(ignored, SPANS_OF_ALLOY);
  }

  private static List<Pattern> patterns(List<String> ofCase, String always) {
    return Stream.concat(ofCase.stream(), Stream.of(always)).map(Pattern::compile).toList();
  }

  /** Sorted. */
  List<String> of(List<String> lines) {
    Set<String> found = new TreeSet<>();
    List<String> summary = new ArrayList<>();
    for (String line : lines) {
      Optional<Pattern> pattern = first(some, line);
      if (pattern.isPresent()) {
        found.add("some " + pattern.get());
      } else if (first(ignored, line).isEmpty()) {
        summary.add(line);
      }
    }
    summary.addAll(found);
    summary.sort(null);
    return summary;
  }

  private static Optional<Pattern> first(List<Pattern> patterns, String line) {
    return patterns.stream().filter(pattern -> pattern.matcher(line).matches()).findFirst();
  }
}
