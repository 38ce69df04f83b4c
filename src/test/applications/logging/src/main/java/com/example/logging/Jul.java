/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import java.util.Collections;
import java.util.logging.Level;
import java.util.logging.Logger;

/** java.util.logging. */
final class Jul implements Facade {
  private final Logger logger = Logger.getLogger(Arguments.LOGGER);

  @Override
  public void events() {
    logger.finest("Very fine");
    logger.fine("Fine");
    logger.log(Level.INFO, "Order {0} of {1}", new Object[] {7, "Ada"});
    logger.warning("Late");
    logger.log(Level.SEVERE, "Order failed", Arguments.failure());
    logger.info(Arguments.SCRIPTS);
    logger.log(Level.INFO, "It {0}", Arguments.logging(this));
    logger.info(Arguments.huge());
    logger.log(Level.INFO, "With fields", Collections.singletonMap("duration_ms", 45));
  }

  @Override
  public void line(String text) {
    logger.info(text);
  }
}
