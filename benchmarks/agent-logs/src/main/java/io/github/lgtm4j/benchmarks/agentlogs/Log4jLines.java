/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agentlogs;

import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.FileAppender;
import org.apache.logging.log4j.core.appender.OutputStreamAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.jspecify.annotations.Nullable;

final class Log4jLines implements Lines {
  private final Logger logger;

  Log4jLines(String name, OutputStream stream, @Nullable Path file) {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    Configuration configuration = context.getConfiguration();
    PatternLayout layout =
        PatternLayout.newBuilder()
            .withConfiguration(configuration)
            .withPattern(Library.PATTERN)
            .build();
    Appender appender =
        file == null
            ? OutputStreamAppender.newBuilder()
                .setName(name)
                .setLayout(layout)
                .setTarget(stream)
                .build()
            : FileAppender.newBuilder()
                .setName(name)
                .setLayout(layout)
                .withFileName(file.toString())
                .build();
    appender.start();
    String logs = "com.example.shop.Orders." + name;
    LoggerConfig config = new LoggerConfig(logs, Level.INFO, false);
    config.addAppender(appender, Level.INFO, null);
    configuration.addLogger(logs, config);
    context.updateLoggers();
    logger = context.getLogger(logs);
  }

  @Override
  public void plain() {
    logger.info("The order was received, checked and handed to the warehouse");
  }

  @Override
  public void arguments(int number) {
    logger.info("Order {} of {} took {} ms", number, "Ada", 45);
  }

  @Override
  public void exception(Throwable thrown) {
    logger.error("The order failed", thrown);
  }

  @Override
  public void context(boolean in) {
    if (!in) {
      ThreadContext.clearAll();
      return;
    }
    for (int i = 0; i < 5; i++) {
      ThreadContext.put("key_" + i, "value of " + i);
    }
  }
}
