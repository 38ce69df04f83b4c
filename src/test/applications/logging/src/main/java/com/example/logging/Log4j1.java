/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import org.apache.log4j.BasicConfigurator;
import org.apache.log4j.Logger;

/** Log4j 1.2. */
final class Log4j1 implements Facade {
  private final Logger logger;

  Log4j1() {
    BasicConfigurator.configure();
    logger = Logger.getLogger(Arguments.LOGGER);
  }

  @Override
  public void events() {
    logger.info("Order 7 of Ada");
  }

  @Override
  public void line(String text) {
    logger.info(text);
  }
}
