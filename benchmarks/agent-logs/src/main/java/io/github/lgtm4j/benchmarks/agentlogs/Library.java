/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agentlogs;

import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A logging library, each of whose loggers has one appender with a pattern, as it would be set. */
enum Library {
  LOGBACK {
    @Override
    Lines lines(String appender, OutputStream stream, @Nullable Path file) {
      return new LogbackLines(appender, stream, file);
    }
  },
  LOG4J2 {
    @Override
    Lines lines(String appender, OutputStream stream, @Nullable Path file) {
      return new Log4jLines(appender, stream, file);
    }
  },
  JUL {
    @Override
    Lines lines(String appender, OutputStream stream, @Nullable Path file) throws Exception {
      return new JulLines(appender, stream, file);
    }
  };

  static final String PATTERN = "%d %-5level [%thread] %logger %X - %msg%n";

  /** A logger with an appender of that name, to the stream or to the file. */
  abstract Lines lines(String appender, OutputStream stream, @Nullable Path file) throws Exception;
}
