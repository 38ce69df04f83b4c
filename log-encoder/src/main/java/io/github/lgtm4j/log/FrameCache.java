/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import org.jspecify.annotations.Nullable;

/** Frames seen lately, in a table that works as {@link KeyCache} does. */
final class FrameCache {
  private static final int BITS = 11;
  private static final int MAX_CACHED_BYTES = 512;

  private final @Nullable Frame[] table = new @Nullable Frame[1 << BITS];

  Frame get(StackTraceElement element, JsonBuffer scratch) {
    int hash =
        (element.getClassName().hashCode() * 31 + element.getMethodName().hashCode()) * 31
            + element.getLineNumber();
    int slot = hash * 0x9E3779B9 >>> (32 - BITS);
    Frame cached = table[slot];
    return cached != null && cached.element.equals(element) ? cached : miss(element, slot, scratch);
  }

  private Frame miss(StackTraceElement element, int slot, JsonBuffer scratch) {
    Frame frame = new Frame(element, scratch);
    if (frame.text.length <= MAX_CACHED_BYTES) {
      table[slot] = frame;
    }
    return frame;
  }
}
