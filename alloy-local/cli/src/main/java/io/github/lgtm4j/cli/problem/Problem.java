/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.problem;

import java.util.Comparator;

/**
 * Something that is wrong with a file.
 *
 * @param place where
 * @param text what, and what to do
 */
public record Problem(Place place, String text) {
  /** As a person reads a file. */
  public static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::place).thenComparing(Problem::text);

  @Override
  public String toString() {
    return place + ": " + text;
  }
}
