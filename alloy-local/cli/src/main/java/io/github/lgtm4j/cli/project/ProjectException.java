/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import io.github.lgtm4j.cli.problem.Problem;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@code lgtm4j.yaml} that cannot be used. The message lists everything that is wrong with it.
 */
public final class ProjectException extends Exception {
  private static final long serialVersionUID = 1L;

  ProjectException(Path file, List<Problem> problems) {
    super(
        file
            + (problems.size() == 1 ? " has a problem:" : " has " + problems.size() + " problems:")
            + System.lineSeparator()
            + problems.stream()
                .sorted(Comparator.comparing(Problem::place))
                .map(Problem::toString)
                .collect(Collectors.joining(System.lineSeparator())));
  }
}
