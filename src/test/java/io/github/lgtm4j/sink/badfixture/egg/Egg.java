/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.badfixture.egg;

import io.github.lgtm4j.sink.badfixture.hen.Hen;

/** The other half. */
public class Egg {
  Hen hatches() {
    return new Hen();
  }
}
