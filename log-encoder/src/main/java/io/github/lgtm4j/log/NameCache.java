/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import org.jspecify.annotations.Nullable;

/*
 * A direct-mapped table of immutable entries, as in KeyCache, with a doorkeeper: a name gets its
 * entry when it misses twice without another in between at its place. Threads may be as many as
 * there are requests, each logging once; such names are written straight away and leave no garbage.
 */
/** Names seen lately. */
final class NameCache {
  private static final int MAX_CACHED_LENGTH = 256;

  private final @Nullable Name[] table;
  private final int[] lastMiss;
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
    this.lastMiss = new int[1 << bits];
    this.shift = 32 - bits;
    this.prefix = prefix;
    this.maxBytes = maxBytes;
    this.classified = classified;
  }

  /** Writes the member; gives the class that the name puts its line into. */
  @Nullable LogClass write(String source, JsonBuffer out) {
    int hash = source.hashCode() * 0x9E3779B9;
    int slot = hash >>> shift;
    Name cached = table[slot];
    if (cached != null && cached.source.equals(source)) {
      out.raw(cached.member);
      return cached.logClass;
    }
    return miss(source, hash, slot, out);
  }

  private @Nullable LogClass miss(String source, int hash, int slot, JsonBuffer out) {
    int start = out.position;
    out.ascii(prefix);
    out.text(source, maxBytes);
    out.raw('"');
    LogClass logClass = classified ? LogClass.of(source) : null;
    if (lastMiss[slot] == hash && source.length() <= MAX_CACHED_LENGTH) {
      table[slot] = new Name(source, out.copySince(start), logClass);
    }
    lastMiss[slot] = hash;
    return logClass;
  }
}
