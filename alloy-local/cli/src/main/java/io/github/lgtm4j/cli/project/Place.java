/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.nio.file.Path;
import org.yaml.snakeyaml.error.Mark;

/** Where in a file something stands. Lines and columns begin at 1. */
record Place(Path file, int line, int column) {
  static Place of(Path file, Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
