/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.badfixture.hen;

import io.github.lgtm4j.sink.badfixture.egg.Egg;

/** Half of a cycle of packages. */
public class Hen {
  Egg lays() {
    return new Egg();
  }
}
