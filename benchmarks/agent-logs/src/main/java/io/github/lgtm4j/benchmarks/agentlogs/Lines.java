/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agentlogs;

/** A logger that writes one kind of line after the other. */
interface Lines {
  /** A message of sixty characters. */
  void plain();

  /** Three arguments. */
  void arguments(int number);

  /** An exception with thirty frames. */
  void exception(Throwable thrown);

  /** Puts five entries into the context, or takes them out. */
  void context(boolean in);
}
