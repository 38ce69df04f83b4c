/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.Arrays;

/** A part of the line before, to be written again. */
final class Block {
  private static final int KEPT_BYTES = 4096;

  private byte[] bytes = new byte[128];
  private int length = -1;

  /** Keeps what the line has from there on, unless that is long. */
  void keep(JsonBuffer out, int start) {
    int size = out.position - start;
    if (size > KEPT_BYTES) {
      length = -1;
      return;
    }
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, size);
    }
    System.arraycopy(out.bytes, start, bytes, 0, size);
    length = size;
  }

  void forget() {
    length = -1;
  }

  boolean isThere() {
    return length >= 0;
  }

  int length() {
    return length;
  }

  void write(JsonBuffer out) {
    out.raw(bytes, 0, length);
  }
}
