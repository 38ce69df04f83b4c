/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import io.github.lgtm4j.log.logback.LgtmEncoder;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** The console appenders of Logback, where Logback is what SLF4J uses. */
final class LogbackConsole {
  private LogbackConsole() {}

  static void useJson(LineSettings settings, JsonLogging logging) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (!(factory instanceof LoggerContext context)) {
      logging.found("Logback: there, but SLF4J uses " + factory.getClass().getName());
      return;
    }
    Set<Appender<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Logger logger : context.getLoggerList()) {
      each(logger.iteratorForAppenders(), seen, settings, logging);
    }
    if (seen.stream().noneMatch(ConsoleAppender.class::isInstance)) {
      logging.found("Logback: no console appender");
    }
  }

  private static void each(
      Iterator<Appender<ILoggingEvent>> appenders,
      Set<Appender<?>> seen,
      LineSettings settings,
      JsonLogging logging) {
    while (appenders.hasNext()) {
      Appender<ILoggingEvent> appender = appenders.next();
      if (!seen.add(appender)) {
        continue;
      }
      if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
        useJson(console, settings, logging);
      } else if (appender instanceof AppenderAttachable<?>) {
        @SuppressWarnings("unchecked") // what is behind an appender of events takes events
        AppenderAttachable<ILoggingEvent> behind = (AppenderAttachable<ILoggingEvent>) appender;
        each(behind.iteratorForAppenders(), seen, settings, logging);
      }
    }
  }

  private static void useJson(
      ConsoleAppender<ILoggingEvent> console, LineSettings settings, JsonLogging logging) {
    Encoder<ILoggingEvent> before = console.getEncoder();
    if (!isPattern(before)) {
      logging.found("Logback: " + console.getName() + " is left with its own encoder");
      return;
    }
    LgtmEncoder json = encoder(settings);
    json.setContext(console.getContext());
    json.start();
    console.setEncoder(json);
    logging.found("Logback: " + console.getName() + " writes JSON");
    logging.replaced(
        () -> {
          if (console.getEncoder() == json) {
            console.setEncoder(before);
          }
        });
  }

  private static LgtmEncoder encoder(LineSettings settings) {
    LgtmEncoder json = new LgtmEncoder();
    json.setApplication(settings.application());
    if (settings.environment() != null) {
      json.setEnvironment(settings.environment());
    }
    if (settings.tenant() != null) {
      json.setTenant(settings.tenant());
    }
    json.setMaskKeys(settings.maskKeys());
    if (settings.maskPatterns() != null) {
      json.setMaskPatterns(settings.maskPatterns());
    }
    return json;
  }

  private static boolean isPattern(Encoder<?> encoder) {
    return encoder instanceof LayoutWrappingEncoder<?> wrapping
        && wrapping.getLayout() instanceof PatternLayout;
  }
}
