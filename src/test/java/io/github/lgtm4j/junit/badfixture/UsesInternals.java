/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.junit.badfixture;

import io.github.lgtm4j.sink.badfixture.internal.Secret;

/** Uses what is internal to another module. */
public class UsesInternals {
  Secret secret = new Secret();
}
