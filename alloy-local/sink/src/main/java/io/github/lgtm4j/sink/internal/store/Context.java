/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.store;

import java.util.Arrays;

/** What many records share, such as a resource or the labels of a stream; equal by its bytes. */
public final class Context {
  private final byte[] bytes;
  private final int hash;

  public Context(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  byte[] bytes() {
    return bytes;
  }

  /** 64 bits that tell contexts apart where keeping their bytes would cost too much (FNV-1a). */
  public long fingerprint() {
    long fingerprint = 0xcbf29ce484222325L;
    for (byte b : bytes) {
      fingerprint = (fingerprint ^ (b & 0xff)) * 0x100000001b3L;
    }
    return fingerprint;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Context that && hash == that.hash && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
