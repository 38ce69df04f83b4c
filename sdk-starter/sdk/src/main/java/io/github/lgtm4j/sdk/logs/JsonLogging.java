/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes the logging libraries that the application has write the contract's lines on the console,
 * and says what it found and did. Only a pattern on a console is replaced: what is structured
 * already is somebody's decision. Closing it puts everything back.
 *
 * @since 0.1.0
 */
public final class JsonLogging implements AutoCloseable {
  private static final System.Logger logger = System.getLogger(JsonLogging.class.getName());

  private final List<String> findings = new ArrayList<>();
  private final List<Runnable> undo = new ArrayList<>();

  private JsonLogging() {}

  /**
   * Looks for Logback, Log4j2 and {@code java.util.logging}.
   *
   * @param isRead whether a person reads the console: then nothing is replaced
   */
  public static JsonLogging configure(LineSettings settings, boolean isRead) {
    JsonLogging logging = new JsonLogging();
    if (isRead) {
      logging.findings.add("a terminal: lines are left for a person to read");
      return logging;
    }
    if (isPresent("ch.qos.logback.classic.LoggerContext", "org.slf4j.LoggerFactory")) {
      logging.attempt("Logback", () -> LogbackConsole.useJson(settings, logging));
    }
    if (isPresent("org.apache.logging.log4j.core.LoggerContext")) {
      logging.attempt("Log4j2", () -> Log4jConsole.useJson(settings, logging));
    }
    logging.attempt("java.util.logging", () -> JulConsole.useJson(settings, logging));
    return logging;
  }

  /** What was found and done, for a person to read. */
  public List<String> findings() {
    return Collections.unmodifiableList(findings);
  }

  void found(String what) {
    findings.add(what);
  }

  void replaced(Runnable back) {
    undo.add(back);
  }

  /** A logging library of another kind than expected costs the lines, not the application. */
  private void attempt(String library, Runnable configuration) {
    try {
      configuration.run();
    } catch (RuntimeException | LinkageError e) {
      findings.add(library + ": could not be configured (" + e + ")");
      logger.log(System.Logger.Level.DEBUG, library + " could not be configured", e);
    }
  }

  @Override
  public void close() {
    for (int i = undo.size() - 1; i >= 0; i--) {
      undo.get(i).run();
    }
    undo.clear();
  }

  private static boolean isPresent(String... classes) {
    try {
      for (String name : classes) {
        Class.forName(name, false, JsonLogging.class.getClassLoader());
      }
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
