/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.problem.Place;
import io.github.lgtm4j.cli.problem.Problem;
import io.github.lgtm4j.cli.syntax.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects what is wrong. The same is told once. */
final class Findings {
  private final SortedSet<Problem> problems = new TreeSet<>(Problem.ORDER);

  void add(Path file, Position at, String text) {
    add(new Place(file, at.line(), at.column()), text);
  }

  void add(Place place, String text) {
    problems.add(new Problem(place, text));
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }
}
