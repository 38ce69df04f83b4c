/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.syntax.Block;
import io.github.lgtm4j.cli.syntax.Body;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A config that was read. */
record AlloyFile(Path path, Body body) {
  /** Whether it runs by itself, as opposed to one that only declares what others use. */
  boolean isEntry() {
    return body.blocks().stream()
        .anyMatch(block -> !block.name().equals("declare") && !block.name().startsWith("import."));
  }

  Stream<Block> declared() {
    return body.blocks("declare");
  }

  Stream<Block> imports() {
    return body.blocks().stream().filter(block -> block.name().startsWith("import."));
  }

  Path folder() {
    Path parent = path.toAbsolutePath().normalize().getParent();
    return parent == null ? path.toAbsolutePath() : parent;
  }
}
