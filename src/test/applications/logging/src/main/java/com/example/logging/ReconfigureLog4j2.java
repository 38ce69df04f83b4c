/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** Configures Log4j2 anew as it runs. */
final class ReconfigureLog4j2 implements Task {
  @Override
  public void run(Facade facade) {
    facade.line("before");
    ((LoggerContext) LogManager.getContext(false)).reconfigure();
    facade.line("after");
  }
}
