/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.check.Agents.Agent;
import io.github.lgtm4j.cli.manifest.Manifests;
import io.github.lgtm4j.cli.schema.AlloySchema;
import java.util.List;

/** Whether an agent's --stability.level lets it load the components of its config. */
final class Stability {
  static final List<String> LEVELS =
      List.of("generally-available", "public-preview", "experimental");

  private Stability() {}

  static void check(List<Agent> agents, Manifests manifests, Findings findings) {
    for (Agent agent : agents) {
      int allowed = LEVELS.indexOf(agent.stability(manifests));
      for (Loaded loaded : agent.loaded()) {
        String level = AlloySchema.bundled().stability(loaded.block().name());
        if (LEVELS.indexOf(level) > allowed) {
          findings.add(
              agent.container().get("args").keyPlace(),
              loaded.told() + " needs --stability.level=" + level);
        }
      }
    }
  }
}
