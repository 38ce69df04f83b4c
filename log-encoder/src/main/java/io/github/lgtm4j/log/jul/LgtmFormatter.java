/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.jul;

import io.github.lgtm4j.log.LogFormat;
import io.github.lgtm4j.log.LogLevel;
import io.github.lgtm4j.log.LogLine;
import java.util.logging.Formatter;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * A {@code java.util.logging} formatter that writes each record as one line of JSON. It works with
 * no setting but the handler's encoding, which must be UTF-8:
 *
 * <pre>
 * java.util.logging.ConsoleHandler.formatter=io.github.lgtm4j.log.jul.LgtmFormatter
 * java.util.logging.ConsoleHandler.encoding=UTF-8
 * </pre>
 *
 * <p>A parameter that is a {@code Map.Entry}, or a {@code Map}, with text as keys becomes a field.
 * Thread-safe; never throws.
 *
 * @since 0.1.0
 */
public class LgtmFormatter extends Formatter {
  private final LogFormat format;

  /** With the settings of {@code logging.properties}, under this class's name and a dot. */
  public LgtmFormatter() {
    this(configured());
  }

  /** With settings of its own. */
  public LgtmFormatter(LogFormat format) {
    this.format = format;
  }

  private static LogFormat configured() {
    LogFormat.Builder settings = LogFormat.builder();
    for (String name : LogFormat.Builder.names()) {
      String value =
          LogManager.getLogManager().getProperty(LgtmFormatter.class.getName() + '.' + name);
      if (value != null) {
        settings.set(name, value.trim());
      }
    }
    return settings.build();
  }

  @Override
  public String format(LogRecord record) {
    try (LogLine line = format.open()) {
      write(record, line);
      return line.toText();
    }
  }

  /**
   * Writes the whole line, after what a subclass has given it as context. Never throws: {@link
   * LogLine#failure} says why a line is not whole.
   */
  protected final void write(LogRecord record, LogLine line) {
    LogLevel level = LogLevel.ERROR;
    try {
      level = JulRecords.level(record.getLevel());
      JulRecords.write(record, level, message(record), line);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      line.failed(level, e);
    }
  }

  /** The message in the reader's language, with its parameters. */
  private @Nullable String message(LogRecord record) {
    try {
      return formatMessage(record);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      return record.getMessage(); // a parameter's toString threw: the rest is still worth having
    }
  }
}
