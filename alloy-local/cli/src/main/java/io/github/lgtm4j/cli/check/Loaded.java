/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.syntax.Block;

/** A component that runs when an entry point does, and the file in which it is. */
record Loaded(AlloyFile file, Block block) {
  /** How a message names its place. */
  String told() {
    return block.id() + " (" + file.path().getFileName() + ":" + block.at().line() + ")";
  }
}
