/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.AbstractLogEvent;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.ReadOnlyStringMap;

/** An event that a pattern of the message alone can be written of, and a document cannot. */
final class UnreadableForLog4j2 implements Task {
  @Override
  public void run(Facade facade) {
    facade.line("before");
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    for (Appender appender : context.getConfiguration().getAppenders().values()) {
      appender.append(new Unreadable());
    }
    facade.line("after");
  }

  private static final class Unreadable extends AbstractLogEvent {
    private static final long serialVersionUID = 1;

    @Override
    public Level getLevel() {
      return Level.INFO;
    }

    @Override
    public Message getMessage() {
      return new SimpleMessage("unreadable");
    }

    @Override
    public ReadOnlyStringMap getContextData() {
      throw new IllegalStateException("no context");
    }
  }
}
