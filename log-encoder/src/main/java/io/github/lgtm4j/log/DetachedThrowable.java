/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import org.jspecify.annotations.Nullable;

/**
 * A throwable of which only the description is here, because it was thrown in another JVM or its
 * object is gone. It is written as the original would be.
 *
 * @since 0.1.0
 */
public final class DetachedThrowable extends Throwable {
  final String className;

  /** Describes a throwable; causes, suppressed ones and frames are set as on any other. */
  public DetachedThrowable(String className, @Nullable String message) {
    super(message); // and no cause: with one, even null, none could be set later
    this.className = className;
  }

  /** There is nothing of this JVM's stack to show. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
