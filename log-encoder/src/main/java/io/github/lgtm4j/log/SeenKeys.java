/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

/**
 * The hashes of the keys of the line at hand. An open-addressed table whose slots carry the number
 * of the line that filled them, so that the next line starts empty without clearing anything. No
 * reference is kept: storing one costs the garbage collector's write barrier.
 */
final class SeenKeys {
  private static final int KEPT_SLOTS = 1024;

  private long[] hashes;
  private int[] lines;
  private int line = 1;
  private int count;

  /**
   * @param slots a power of two; half of it is used before the table grows
   */
  SeenKeys(int slots) {
    hashes = new long[slots];
    lines = new int[slots];
  }

  void clear() {
    count = 0;
    line++;
    if (hashes.length > KEPT_SLOTS || line < 0) {
      hashes = new long[KEPT_SLOTS];
      lines = new int[KEPT_SLOTS];
      line = 1;
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether the hash was not there yet; it is now. */
  boolean add(long hash) {
    if (count * 2 >= hashes.length) {
      grow();
    }
    int mask = hashes.length - 1;
    for (int slot = (int) (hash ^ hash >>> 32) & mask; ; slot = slot + 1 & mask) {
      if (lines[slot] != line) {
        hashes[slot] = hash;
        lines[slot] = line;
        count++;
        return true;
      }
      if (hashes[slot] == hash) {
        return false;
      }
    }
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldLines = lines;
    hashes = new long[oldHashes.length * 2];
    lines = new int[oldHashes.length * 2];
    count = 0;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldLines[i] == line) {
        add(oldHashes[i]);
      }
    }
  }
}
