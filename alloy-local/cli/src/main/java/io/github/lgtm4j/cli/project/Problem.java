/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

/** Something that is wrong with a file, and where. */
record Problem(Place place, String text) {
  @Override
  public String toString() {
    return place + ": " + text;
  }
}
