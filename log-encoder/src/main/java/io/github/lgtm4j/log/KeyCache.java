/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import org.jspecify.annotations.Nullable;

/**
 * Keys seen lately. A direct-mapped table of immutable entries: a race or a collision costs one
 * more encoding and nothing else, and it never grows.
 */
final class KeyCache {
  private static final int BITS = 9;
  private static final int MAX_CACHED_LENGTH = 128;

  private final @Nullable Key[] table = new @Nullable Key[1 << BITS];
  private final Schema schema;
  private final Masking masking;

  KeyCache(Schema schema, Masking masking) {
    this.schema = schema;
    this.masking = masking;
  }

  Key get(String key, JsonBuffer scratch) {
    int slot = key.hashCode() * 0x9E3779B9 >>> (32 - BITS);
    Key cached = table[slot];
    return cached != null && cached.source.equals(key) ? cached : miss(key, slot, scratch);
  }

  private Key miss(String source, int slot, JsonBuffer scratch) {
    Key key = new Key(source, schema, masking, scratch);
    if (source.length() <= MAX_CACHED_LENGTH) {
      table[slot] = key;
    }
    return key;
  }
}
