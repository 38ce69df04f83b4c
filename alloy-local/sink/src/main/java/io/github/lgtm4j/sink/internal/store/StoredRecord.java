/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.store;

import java.nio.ByteBuffer;

/** A record in its segment; only valid while it is being visited. */
public interface StoredRecord {

  Kind kind();

  /** When it was stored, in milliseconds since the epoch. */
  long received();

  ByteBuffer body();

  ContextKey first();

  ContextKey second();

  /** The bytes of a context of this record. */
  byte[] bytes(ContextKey key);
}
