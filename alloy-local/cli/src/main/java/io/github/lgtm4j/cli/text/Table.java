/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Rows whose columns are as wide as what stands in them; numbers stand to the right. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> numbers = new ArrayList<>();

  /** The heads of the columns. */
  public Table(String... heads) {
    rows.add(List.of(heads));
    for (int i = 0; i < heads.length; i++) {
      numbers.add(false);
    }
  }

  /** A row with as many cells as there are heads. */
  public void row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      row.add(String.valueOf(cells[i]));
      numbers.set(i, numbers.get(i) || cells[i] instanceof Number);
    }
    rows.add(row);
  }

  /** A line each, without spaces at its end. */
  public List<String> lines() {
    int columns = numbers.size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(i == 0 ? "" : GAP).append(cell(row.get(i), widths[i], numbers.get(i)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String cell(String text, int width, boolean number) {
    String padding = " ".repeat(width - text.length());
    return number ? padding + text : text + padding;
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines());
  }
}
