/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.inside.log4j1;

import io.github.lgtm4j.agent.logs.inside.AgentLink;

/** Tells the agent that the application logs by Log4j 1.2. */
public final class Log4j1 {
  private Log4j1() {}

  public static void found() {
    new AgentLink("io.github.lgtm4j.agent.logs.LogRewriting").ask("log4j1");
  }
}
