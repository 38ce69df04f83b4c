/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import org.jspecify.annotations.Nullable;

/**
 * The keys of the line at hand. An open-addressed table whose slots carry the number of the line
 * that filled them, so that the next line starts empty without clearing anything.
 */
final class SeenKeys {
  private static final int KEPT_SLOTS = 1024;

  private @Nullable String[] names;
  private int[] lines;
  private int line = 1;
  private int count;

  /**
   * @param slots a power of two; half of it is used before the table grows
   */
  SeenKeys(int slots) {
    names = new @Nullable String[slots];
    lines = new int[slots];
  }

  void clear() {
    count = 0;
    line++;
    if (names.length > KEPT_SLOTS || line < 0) {
      names = new @Nullable String[KEPT_SLOTS];
      lines = new int[KEPT_SLOTS];
      line = 1;
    }
  }

  /** Whether the name was not there yet; it is now. */
  boolean add(String name) {
    if (count * 2 >= names.length) {
      grow();
    }
    int mask = names.length - 1;
    for (int slot = name.hashCode() * 0x9E3779B9 >>> 8 & mask; ; slot = slot + 1 & mask) {
      if (lines[slot] != line) {
        names[slot] = name;
        lines[slot] = line;
        count++;
        return true;
      }
      if (name.equals(names[slot])) {
        return false;
      }
    }
  }

  private void grow() {
    @Nullable String[] oldNames = names;
    int[] oldLines = lines;
    names = new @Nullable String[oldNames.length * 2];
    lines = new int[oldNames.length * 2];
    count = 0;
    for (int i = 0; i < oldNames.length; i++) {
      String name = oldNames[i];
      if (oldLines[i] == line && name != null) {
        add(name);
      }
    }
  }
}
