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

  Name(String source, byte[] member, @Nullable LogClass logClass) {
    this.source = source;
    this.member = member;
    this.logClass = logClass;
  }
}
