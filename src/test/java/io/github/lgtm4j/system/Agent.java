/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import java.util.List;

/** The two ways of the agent, and the second with the version before. */
enum Agent {
  SINGLE_JAR(List.of("-javaagent:" + Built.AGENT)),
  STOCK_WITH_EXTENSION(
      List.of("-javaagent:" + Built.STOCK_AGENT, "-Dotel.javaagent.extensions=" + Built.EXTENSION)),
  STOCK_BEFORE_WITH_EXTENSION(
      List.of(
          "-javaagent:" + Built.STOCK_AGENT_BEFORE,
          "-Dotel.javaagent.extensions=" + Built.EXTENSION));

  private final List<String> options;

  Agent(List<String> options) {
    this.options = options;
  }

  List<String> options() {
    return options;
  }
}
