/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent;

import io.github.lgtm4j.contract.identity.Problem;
import java.util.List;

/**
 * The one block that the agent prints when something is wrong. The application starts in any case.
 */
final class StartupReport {
  private StartupReport() {}

  static void print(List<Problem> problems) {
    if (!problems.isEmpty()) {
      System.err.println(Problem.report(problems));
    }
  }
}
