/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.inside.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.lgtm4j.log.LogLine;
import io.github.lgtm4j.log.logback.LogbackEvents;

/** What loggers write. */
final class LogEvents implements Events {

  @Override
  public boolean areOf(Object event) {
    return event instanceof ILoggingEvent;
  }

  @Override
  public void write(Object event, LogLine line) {
    LogbackEvents.write((ILoggingEvent) event, line);
  }
}
