/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import io.github.lgtm4j.log.logback.LgtmEncoder;

/** Works inside the application's class loader. */
public final class LogbackEncoders {
  private LogbackEncoders() {}

  /**
   * Replaces a pattern layout on the console. Anything else is left alone: what is structured
   * already is somebody's decision, and a person at a terminal wants to read.
   */
  public static void useJson(OutputStreamAppender<?> appender) {
    if (!(appender instanceof ConsoleAppender)
        || !isPatternLayout(appender.getEncoder())
        || System.console() != null) {
      return;
    }
    LgtmEncoder json = new LgtmEncoder();
    json.setContext(appender.getContext());
    json.start();
    // A pattern layout of Logback classic can only be on an appender of its events.
    @SuppressWarnings("unchecked")
    OutputStreamAppender<ILoggingEvent> events = (OutputStreamAppender<ILoggingEvent>) appender;
    events.setEncoder(json);
  }

  private static boolean isPatternLayout(Encoder<?> encoder) {
    if (!(encoder instanceof LayoutWrappingEncoder)) {
      return false;
    }
    Layout<?> layout = ((LayoutWrappingEncoder<?>) encoder).getLayout();
    return layout instanceof PatternLayout;
  }
}
