/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which of the known names somebody meant. */
public final class Nearest {
  private Nearest() {}

  /** A clause that names the nearest known name, to end a sentence with; empty if none is near. */
  public static String hint(String written, Collection<String> known) {
    return find(written, known).map(name -> "; did you mean " + name + "?").orElse("");
  }

  /** The known name that differs in the fewest letters, if that is at most a third of them. */
  static Optional<String> find(String written, Collection<String> known) {
    int most = Math.max(2, written.length() / 3);
    return known.stream()
        .filter(name -> distance(written, name) <= most)
        .min(
            Comparator.comparingInt((String name) -> distance(written, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
