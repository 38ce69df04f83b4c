/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.jul;

import io.github.lgtm4j.agent.logs.LogRewriting;
import io.github.lgtm4j.agent.startup.StartupReport;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SocketHandler;
import org.jspecify.annotations.Nullable;

/** Replaces the formatters of the handlers of java.util.logging. */
public final class JulHandlers {
  private static final String LIBRARY = "jul";

  /** Formatters of a JVM's usual inhabitants that write text for people. */
  private static final Set<String> PATTERNS =
      new HashSet<>(
          Arrays.asList(
              "java.util.logging.SimpleFormatter",
              "org.apache.juli.OneLineFormatter",
              "org.springframework.boot.logging.java.SimpleFormatter"));

  private JulHandlers() {}

  /** Called from beside the JDK's classes, by name. */
  public static BiFunction<String, Object[], @Nullable Object> link() {
    return JulHandlers::answer;
  }

  private static @Nullable Object answer(String question, @Nullable Object[] about) {
    Handler handler = (Handler) about[0];
    switch (question) {
      case "formatter":
        return about[1] == null ? null : formatter(handler, (Formatter) about[1], target(handler));
      case "encoding":
        return handler.getFormatter() instanceof RewritingFormatter ? "UTF-8" : null;
      case "deferred":
        DeferredRecords.remember((LogRecord) about[1]);
        return null;
      case "stream":
        stream(handler, (OutputStream) about[1]);
        return null;
      default:
        throw new IllegalArgumentException(question);
    }
  }

  private static Formatter formatter(Handler handler, Formatter own, String target) {
    String name = handler.getClass().getName();
    if (own instanceof RewritingFormatter
        || !LogRewriting.rewrites(LIBRARY, name, target, kind(own), own.getClass().getName())) {
      return own;
    }
    return new RewritingFormatter(LogRewriting.newFormat(), own, name);
  }

  /** A plain stream handler is one for the console once it is given standard output. */
  private static void stream(Handler handler, @Nullable OutputStream stream) {
    Formatter own = handler.getFormatter();
    if (own == null || !StartupReport.isStandardStream(stream)) {
      return;
    }
    Formatter json = formatter(handler, own, "console");
    if (json != own) {
      handler.setFormatter(json);
      try {
        handler.setEncoding("UTF-8");
      } catch (UnsupportedEncodingException e) {
        throw new AssertionError(e); // Every JVM has it.
      }
    }
  }

  private static String kind(Formatter formatter) {
    String name = formatter.getClass().getName();
    if (PATTERNS.contains(name)) {
      return "pattern";
    }
    return name.contains("Json") || name.contains("JSON") || name.contains("XMLFormatter")
        ? "structured"
        : "unknown";
  }

  private static String target(Handler handler) {
    if (handler instanceof ConsoleHandler) {
      return "console";
    }
    if (handler instanceof SocketHandler) {
      return "network";
    }
    return handler instanceof FileHandler ? "file" : "other";
  }
}
