/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import io.github.lgtm4j.cli.problem.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@code lgtm4j.yaml} that cannot be used. The message lists everything that is wrong with it.
 */
public final class ProjectException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is noted twice is told once. */
  ProjectException(Path file, Collection<Problem> found) {
    super(message(file, found.stream().distinct().sorted(Problem.ORDER).toList()));
  }

  private static String message(Path file, List<Problem> problems) {
    return file
        + (problems.size() == 1 ? " has a problem:" : " has " + problems.size() + " problems:")
        + System.lineSeparator()
        + problems.stream()
            .map(Problem::toString)
            .collect(Collectors.joining(System.lineSeparator()));
  }
}
