/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

/** Something that is timed: event number {@code number} to its line; gives the line's bytes. */
interface Work {
  int run(int number);
}
