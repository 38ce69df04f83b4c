/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.message.StringMapMessage;

/** The API of Log4j2. */
final class Log4j2 implements Facade {
  private final Logger logger = LogManager.getLogger(Arguments.LOGGER);

  @Override
  public void events() {
    logger.trace("Very fine");
    logger.debug("Fine");
    logger.info("Order {} of {}", 7, "Ada");
    logger.warn("Late");
    logger.error("Order failed", Arguments.failure());
    ThreadContext.put("user", "u1");
    ThreadContext.put("password", "hunter2");
    logger.info("With context");
    ThreadContext.clearAll();
    logger.info(MarkerManager.getMarker("audit"), "Deleted");
    logger.info(Arguments.SCRIPTS);
    logger.info("It {}", Arguments.logging(this));
    logger.info(Arguments.huge());
    logger.info(new StringMapMessage().with("message", "With fields").with("cached", "true"));
  }

  @Override
  public void line(String text) {
    logger.info(text);
  }
}
