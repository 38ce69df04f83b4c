/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

import io.github.lgtm4j.log.log4j2.LgtmLayout;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** The console appenders of Log4j2. An appender has its layout for life, so it is replaced. */
final class Log4jConsole {
  private Log4jConsole() {}

  static void useJson(LineSettings settings, JsonLogging logging) {
    if (!(LogManager.getContext(false) instanceof LoggerContext context)) {
      logging.found("Log4j2: there, but its API is bound to something else");
      return;
    }
    Configuration configuration = context.getConfiguration();
    List<ConsoleAppender> consoles = new ArrayList<>();
    for (Appender appender : configuration.getAppenders().values()) {
      if (appender instanceof ConsoleAppender console) {
        consoles.add(console);
      }
    }
    if (consoles.isEmpty()) {
      logging.found("Log4j2: no console appender");
    }
    for (ConsoleAppender console : consoles) {
      if (isPattern(console)) {
        ConsoleAppender json = json(console, settings, configuration);
        swap(console, json, context);
        logging.found("Log4j2: " + console.getName() + " writes JSON");
        logging.replaced(() -> swap(json, console, context));
      } else {
        logging.found("Log4j2: " + console.getName() + " is left with its own layout");
      }
    }
  }

  /** Since 2.25 a Log4j2 that nobody configured has a small layout of its own. */
  private static boolean isPattern(ConsoleAppender console) {
    return console.getLayout() instanceof PatternLayout
        || console.getLayout().getClass().getSimpleName().equals("DefaultLayout");
  }

  private static ConsoleAppender json(
      ConsoleAppender console, LineSettings settings, Configuration configuration) {
    LgtmLayout.Builder layout =
        LgtmLayout.newBuilder()
            .setApplication(settings.application())
            .setMaskKeys(settings.maskKeys());
    if (settings.environment() != null) {
      layout.setEnvironment(settings.environment());
    }
    if (settings.tenant() != null) {
      layout.setTenant(settings.tenant());
    }
    if (settings.maskPatterns() != null) {
      layout.setMaskPatterns(settings.maskPatterns());
    }
    ConsoleAppender json =
        ConsoleAppender.newBuilder()
            .setName(console.getName())
            .setTarget(console.getTarget())
            .setFilter(console.getFilter())
            .setIgnoreExceptions(console.ignoreExceptions())
            .setConfiguration(configuration)
            .setLayout(layout.build())
            .build();
    json.start();
    return json;
  }

  private static void swap(ConsoleAppender from, ConsoleAppender to, LoggerContext context) {
    Configuration configuration = context.getConfiguration();
    configuration.getAppenders().replace(from.getName(), from, to);
    List<LoggerConfig> loggers = new ArrayList<>(configuration.getLoggers().values());
    if (!loggers.contains(configuration.getRootLogger())) {
      loggers.add(configuration.getRootLogger());
    }
    for (LoggerConfig logger : loggers) {
      if (logger.getAppenders().get(from.getName()) == from) {
        AppenderRef reference = reference(logger, from.getName());
        logger.removeAppender(from.getName());
        logger.addAppender(
            to,
            reference == null ? null : reference.getLevel(),
            reference == null ? null : reference.getFilter());
      }
    }
    context.updateLoggers();
  }

  private static @org.jspecify.annotations.Nullable AppenderRef reference(
      LoggerConfig logger, String appender) {
    for (AppenderRef reference : logger.getAppenderRefs()) {
      if (reference.getRef().equals(appender)) {
        return reference;
      }
    }
    return null;
  }
}
