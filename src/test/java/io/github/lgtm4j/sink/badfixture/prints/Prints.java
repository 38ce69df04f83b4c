/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.badfixture.prints;

/** Prints and exits outside the command line. */
public class Prints {
  void done() {
    System.out.println("done");
    System.exit(0);
  }
}
