/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.check.Agents.Agent;
import io.github.lgtm4j.cli.schema.AlloySchema;
import io.github.lgtm4j.cli.syntax.Block;
import java.util.List;

/** Whether an agent's --stability.level lets it load the components of its config. */
final class Stability {
  private static final List<String> LEVELS =
      List.of("generally-available", "public-preview", "experimental");

  private Stability() {}

  static void check(List<Agent> agents, Findings findings) {
    for (Agent agent : agents) {
      int allowed = LEVELS.indexOf(agent.stability());
      for (AlloyFile file : agent.files()) {
        for (Block block : file.body().allBlocks().toList()) {
          String level = AlloySchema.bundled().stability(block.name());
          if (LEVELS.indexOf(level) > allowed) {
            findings.add(
                agent.container().get("args").keyPlace(),
                block.name()
                    + " ("
                    + file.path().getFileName()
                    + ":"
                    + block.at().line()
                    + ") needs --stability.level="
                    + level);
          }
        }
      }
    }
  }
}
