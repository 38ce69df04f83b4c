/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.inside.logback;

import io.github.lgtm4j.log.LogLine;

/** A kind of events that an appender of Logback is handed. */
interface Events {

  /** Whether this is one of them; an appender is free to be handed anything. */
  boolean areOf(Object event);

  /** Writes the whole line. Never throws: {@link LogLine#failure} says why a line is not whole. */
  void write(Object event, LogLine line);
}
