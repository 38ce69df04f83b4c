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

/** Says of lines that nobody can foretell only that there are some. */
final class Summary {
  /** What Alloy says of itself is of no config's making. */
  private static final List<String> ALLOY_ITSELF =
      List.of("(metric|log) .*application=alloy[,}].*", "span .*application=alloy[,}].*");

  private final List<Pattern> some;

  Summary(List<String> some) {
    this.some = Stream.concat(some.stream(), ALLOY_ITSELF.stream()).map(Pattern::compile).toList();
  }

  /** Sorted. */
  List<String> of(List<String> lines) {
    Set<String> found = new TreeSet<>();
    List<String> summary = new ArrayList<>();
    for (String line : lines) {
      Optional<Pattern> pattern = some.stream().filter(p -> p.matcher(line).matches()).findFirst();
      pattern.ifPresentOrElse(p -> found.add("some " + p), () -> summary.add(line));
    }
    // Alloy traces one request in a hundred of its own: there may be a span, or none.
    found.remove("some " + ALLOY_ITSELF.get(1));
    summary.addAll(found);
    summary.sort(null);
    return summary;
  }
}
