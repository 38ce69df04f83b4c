/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.FileAppender;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.spi.MDCAdapter;

/** A program of its own, since virtual threads may need another JDK than the tests'. */
final class Hammer {
  private Hammer() {}

  /** The kind of thread, how many, the events of each, the file. */
  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[1]);
    int events = Integer.parseInt(args[2]);
    LoggerContext context = new LoggerContext();
    MDCAdapter mdc = new LogbackMDCAdapter();
    context.setMDCAdapter(mdc);
    Logger logger = context.getLogger("hammer");
    logger.addAppender(appender(context, args[3]));
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int owner = i;
      all.add(thread(args[0], i, () -> write(logger, mdc, owner, events)));
    }
    for (Thread thread : all) {
      thread.join();
    }
    context.stop();
  }

  private static void write(Logger logger, MDCAdapter mdc, int owner, int events) {
    mdc.put("owner", Integer.toString(owner));
    for (int i = 0; i < events; i++) {
      int number = owner * events + i;
      logger.atInfo().addKeyValue("number", number).log("message {}", number);
    }
  }

  private static FileAppender<ILoggingEvent> appender(LoggerContext context, String file) {
    LgtmEncoder encoder = new LgtmEncoder();
    encoder.setContext(context);
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(file);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static Thread thread(String kind, int number, Runnable task)
      throws ReflectiveOperationException {
    if (kind.equals("threads")) {
      Thread thread = new Thread(task, "hammer-" + number);
      thread.start();
      return thread;
    }
    try { // Thread.ofVirtual().name(...).start(task), which JDK 17 does not have
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      type.getMethod("name", String.class).invoke(builder, "hammer-" + number);
      return (Thread) type.getMethod("start", Runnable.class).invoke(builder, task);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
