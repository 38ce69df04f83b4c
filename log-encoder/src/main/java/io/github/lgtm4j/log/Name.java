/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import org.jspecify.annotations.Nullable;

/** A logger's or thread's name, encoded once as a JSON member. */
final class Name {
  final String source;
  final byte[] member;
  final @Nullable LogClass logClass;

  Name(
      String source, String prefix, int maxBytes, @Nullable LogClass logClass, JsonBuffer scratch) {
    this.source = source;
    this.logClass = logClass;
    int start = scratch.position;
    scratch.ascii(prefix);
    scratch.text(source, maxBytes);
    scratch.raw('"');
    member = scratch.takeSince(start);
  }
}
