/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.alloy.Alloy;
import io.github.lgtm4j.cli.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What an Alloy binary says of the configs that can be read. */
final class BinaryCheck {
  private final Alloy alloy;
  private final ConfigCheck check;

  BinaryCheck(Alloy alloy, ConfigCheck check) {
    this.alloy = alloy;
    this.check = check;
  }

  List<Problem> problems() throws IOException, InterruptedException {
    List<Problem> problems = new ArrayList<>();
    for (AlloyFile entry : check.entries()) {
      String said = alloy.validate(entry.path(), check.stability());
      if (!said.isEmpty()) {
        problems.add(ConfigCheck.of(entry.path(), "alloy validate says:\n" + said.stripTrailing()));
      }
    }
    for (AlloyFile config : check.configs()) {
      if (!alloy.isFormatted(config.path())) {
        problems.add(
            ConfigCheck.of(config.path(), "is not formatted: run alloy fmt -w " + config.path()));
      }
    }
    return problems;
  }
}
