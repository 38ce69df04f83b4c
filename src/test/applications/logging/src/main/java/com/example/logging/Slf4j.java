/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.MarkerFactory;

/** SLF4J as it has always been. */
class Slf4j implements Facade {
  final Logger logger = LoggerFactory.getLogger(Arguments.LOGGER);

  @Override
  public void events() {
    logger.trace("Very fine");
    logger.debug("Fine");
    logger.info("Order {} of {}", 7, "Ada");
    logger.warn("Late");
    logger.error("Order failed", Arguments.failure());
    MDC.put("user", "u1");
    MDC.put("password", "hunter2");
    logger.info("With context");
    MDC.clear();
    logger.info(MarkerFactory.getMarker("audit"), "Deleted");
    logger.info(Arguments.SCRIPTS);
    logger.info("It {}", Arguments.logging(this));
    logger.info(Arguments.huge());
  }

  @Override
  public void line(String text) {
    logger.info(text);
  }
}
