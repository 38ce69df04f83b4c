/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.inside.logback;

import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import io.github.lgtm4j.agent.logs.inside.Rewriting;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces the encoders of Logback's appenders. */
public final class LogbackEncoders {
  private static final List<String> PATTERNS =
      Arrays.asList(
          "ch.qos.logback.classic.PatternLayout", "ch.qos.logback.classic.layout.TTLLLayout");

  /** Logback's own events are in another jar than its appenders. */
  private static final boolean HAS_LOGGERS = isThere("ch.qos.logback.classic.spi.ILoggingEvent");

  private LogbackEncoders() {}

  private static boolean isThere(String type) {
    try {
      Class.forName(type, false, LogbackEncoders.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /**
   * Replaces the appender's encoder, if it is to be; before it starts, so that nothing has been
   * written yet. A second call does nothing.
   */
  public static void replace(OutputStreamAppender<?> appender, @Nullable Encoder<?> own) {
    if (own == null || own instanceof RewritingEncoder) {
      return;
    }
    Object form = form(own);
    if (!HAS_LOGGERS && !AccessEvents.areWrittenBy(form)) {
      return;
    }
    Rewriting rewriting =
        Rewriting.of("logback", appender.getName(), target(appender), kind(form), form.getClass());
    if (rewriting != null) {
      // The encoder hands on what it does not know, so it is one for events of any type.
      @SuppressWarnings("unchecked")
      OutputStreamAppender<Object> events = (OutputStreamAppender<Object>) appender;
      @SuppressWarnings("unchecked")
      Encoder<Object> encoder = (Encoder<Object>) own;
      RewritingEncoder json = new RewritingEncoder(rewriting, eventsOf(form), encoder);
      json.setContext(appender.getContext());
      json.start();
      events.setEncoder(json);
    }
  }

  /** The application's own encoder: what it set, it gets. */
  public static @Nullable Encoder<?> own(@Nullable Encoder<?> encoder) {
    return encoder instanceof RewritingEncoder ? ((RewritingEncoder) encoder).own() : encoder;
  }

  private static Events eventsOf(Object form) {
    if (AccessEvents.areWrittenBy(form)) {
      @SuppressWarnings("unchecked")
      Layout<Object> layout = (Layout<Object>) form;
      return new AccessEvents(layout);
    }
    return new LogEvents();
  }

  /** What makes the lines: a layout, where an encoder wraps one. */
  private static Object form(Encoder<?> encoder) {
    if (encoder instanceof LayoutWrappingEncoder) {
      Layout<?> layout = ((LayoutWrappingEncoder<?>) encoder).getLayout();
      return layout == null ? encoder : layout;
    }
    return encoder;
  }

  /**
   * A subclass of the pattern layout is unknown: it may be there to hide what nobody may read. So
   * is any other layout, but those that are known for their structure; that of logback-access among
   * them, whose lines are read by programs. By names: where logback-access is, the rest may not be.
   */
  private static String kind(Object form) {
    String name = form.getClass().getName();
    if (PATTERNS.contains(name)) {
      return "pattern";
    }
    return form instanceof Encoder || name.contains("Json") ? "structured" : "unknown";
  }

  private static String target(OutputStreamAppender<?> appender) {
    if (appender instanceof ConsoleAppender) {
      return "console";
    }
    return appender instanceof FileAppender ? "file" : "other";
  }
}
