/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.badfixture;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Brings a library into somebody else's JVM. */
public class UsesJackson {
  ObjectMapper mapper = new ObjectMapper();
}
