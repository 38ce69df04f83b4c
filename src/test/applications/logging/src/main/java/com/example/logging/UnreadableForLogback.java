/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.slf4j.LoggerFactory;

/** An event that a pattern of the message alone can be written of, and a document cannot. */
final class UnreadableForLogback implements Task {
  @Override
  public void run(Facade facade) {
    facade.line("before");
    Logger logger = (Logger) LoggerFactory.getLogger(Arguments.LOGGER);
    LoggingEvent event =
        new LoggingEvent("", logger, Level.INFO, "unreadable", null, null) {
          @Override
          public Instant getInstant() {
            throw new IllegalStateException("no time");
          }
        };
    logger.callAppenders(event);
    facade.line("after");
  }
}
