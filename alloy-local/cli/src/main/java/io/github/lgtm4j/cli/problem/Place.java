/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.problem;

import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/**
 * Where in a file something stands.
 *
 * @param file the file, as the person named it
 * @param line from 1; 0 is the file as a whole
 * @param column from 1; 0 is the file as a whole
 */
public record Place(Path file, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  /** The place of a mark; the file as a whole without one. */
  public static Place of(Path file, @Nullable Mark mark) {
    return mark == null
        ? new Place(file, 0, 0)
        : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line == 0 ? file.toString() : file + ":" + line + ":" + column;
  }
}
