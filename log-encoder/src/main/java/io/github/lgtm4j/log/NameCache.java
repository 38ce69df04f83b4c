/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import org.jspecify.annotations.Nullable;

/** Names seen lately, in a table that works as {@link KeyCache} does. */
final class NameCache {
  private static final int MAX_CACHED_LENGTH = 256;

  private final @Nullable Name[] table;
  private final int shift;
  private final String prefix;
  private final int maxBytes;
  private final boolean classified;

  /**
   * @param bits the table has two to the power of this entries
   * @param prefix the member up to and with the value's opening quote
   * @param classified whether a name may put its line into a log class
   */
  NameCache(int bits, String prefix, int maxBytes, boolean classified) {
    this.table = new @Nullable Name[1 << bits];
    this.shift = 32 - bits;
    this.prefix = prefix;
    this.maxBytes = maxBytes;
    this.classified = classified;
  }

  Name get(String source, JsonBuffer scratch) {
    int slot = source.hashCode() * 0x9E3779B9 >>> shift;
    Name cached = table[slot];
    return cached != null && cached.source.equals(source) ? cached : miss(source, slot, scratch);
  }

  private Name miss(String source, int slot, JsonBuffer scratch) {
    Name name =
        new Name(source, prefix, maxBytes, classified ? LogClass.of(source) : null, scratch);
    if (source.length() <= MAX_CACHED_LENGTH) {
      table[slot] = name;
    }
    return name;
  }
}
