/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.store;

/** Reads records while the store goes through them. */
public interface Visitor {

  boolean wants(Kind kind);

  void visit(StoredRecord stored);

  /** Called after the records of a segment, which is not locked any more. */
  default void endOfSegment() {}
}
