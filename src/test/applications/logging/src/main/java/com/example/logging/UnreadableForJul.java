/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A record that the simple formatter can write, and a document cannot be made of. */
final class UnreadableForJul implements Task {
  @Override
  public void run(Facade facade) {
    facade.line("before");
    Logger.getLogger(Arguments.LOGGER)
        .log(
            new LogRecord(Level.INFO, "unreadable") {
              private static final long serialVersionUID = 1;

              @Override
              public int getThreadID() {
                throw new IllegalStateException("no thread");
              }
            });
    facade.line("after");
  }
}
