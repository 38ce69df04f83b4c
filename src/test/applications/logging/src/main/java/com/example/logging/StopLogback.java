/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Ends Logback, as a shutdown hook would. */
final class StopLogback implements Task {
  @Override
  public void run(Facade facade) {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
