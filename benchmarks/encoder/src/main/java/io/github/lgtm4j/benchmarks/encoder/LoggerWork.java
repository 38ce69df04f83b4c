/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.spi.LoggingEventBuilder;

/** A scenario's calls of a logger, through an appender to a stream that drops all. */
final class LoggerWork implements Work {
  private final Scenario scenario;
  private final LoggingEvent[] events;
  private final Throwable[] thrown;
  private final Logger[] loggers;
  private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();
  private final LoggerContext context = new LoggerContext();
  private final NullStream stream = new NullStream();

  private LoggerWork(Peer peer, Scenario scenario) {
    this.scenario = scenario;
    events = scenario.events();
    thrown = new Throwable[events.length];
    loggers = new Logger[events.length];
    context.setMDCAdapter(mdc);
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(peer.encoder(scenario, context));
    appender.setOutputStream(stream);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(appender);
    for (int i = 0; i < events.length; i++) {
      loggers[i] = context.getLogger(events[i].getLoggerName());
      thrown[i] = Facts.of(events[i]).thrown();
    }
  }

  static LoggerWork of(Peer peer, Scenario scenario) throws Exception {
    LoggerWork work = new LoggerWork(peer, scenario);
    ListAppender<ILoggingEvent> seen = new ListAppender<>();
    seen.start();
    Logger root = work.context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(seen);
    for (int i = 0; i < work.events.length; i++) {
      work.stream.copy = new ByteArrayOutputStream();
      work.run(i);
      SameInformation.check(
          peer.isText(), Facts.of(seen.list.get(i)), work.stream.copy.toByteArray());
    }
    work.stream.copy = null;
    root.detachAppender(seen);
    return work;
  }

  @Override
  public int run(int number) {
    int index = number & events.length - 1;
    LoggingEvent event = events[index];
    Logger logger = loggers[index];
    switch (scenario) {
      case ARGS_MDC -> {
        if (mdc.get("user_id") == null) { // a thread's first
          event.getMDCPropertyMap().forEach(mdc::put);
        }
        logger.info(event.getMessage(), event.getArgumentArray());
      }
      case EXCEPTION -> logger.error(event.getMessage(), thrown[index]);
      case KEY_VALUES -> {
        LoggingEventBuilder builder = logger.atInfo();
        for (KeyValuePair pair : event.getKeyValuePairs()) {
          builder = builder.addKeyValue(pair.key, pair.value);
        }
        builder.log(event.getMessage());
      }
      default -> logger.info(event.getMessage());
    }
    return 1;
  }

  /** Drops all; keeps a copy while the lines are compared. */
  private static final class NullStream extends OutputStream {
    @Nullable ByteArrayOutputStream copy;

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException("an encoder's array is written at once");
    }

    @Override
    public void write(byte[] bytes) {
      if (copy != null) {
        copy.writeBytes(bytes);
      }
    }
  }
}
