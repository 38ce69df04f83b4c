/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agentlogs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

final class LogbackLines implements Lines {
  private final Logger logger;

  LogbackLines(String name, OutputStream stream, @Nullable Path file) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(Library.PATTERN);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender;
    if (file == null) {
      appender = new OutputStreamAppender<>();
      appender.setEncoder(encoder);
      appender.setContext(context);
      appender.setName(name);
      appender.setOutputStream(stream);
    } else {
      FileAppender<ILoggingEvent> files = new FileAppender<>();
      files.setFile(file.toString());
      files.setEncoder(encoder);
      files.setContext(context);
      files.setName(name);
      appender = files;
    }
    appender.start();
    logger = context.getLogger("com.example.shop.Orders." + name);
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(appender);
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
      MDC.clear();
      return;
    }
    for (int i = 0; i < 5; i++) {
      MDC.put("key_" + i, "value of " + i);
    }
  }
}
