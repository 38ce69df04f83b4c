/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lines straight from the core. */
final class Lines {
  static final long SECOND = 1_793_534_400L;

  private Lines() {}

  static LogFormat.Builder settings() {
    return LogFormat.builder().application("shop").environment("dev").tenant("team-a");
  }

  static byte[] line(LogFormat.Builder settings, String message) {
    return line(settings.build(), message, null, line -> {});
  }

  static byte[] line(
      LogFormat format, String message, @Nullable Throwable throwable, Consumer<LogLine> fields) {
    try (LogLine line = format.open()) {
      line.head(SECOND, 0, LogLevel.INFO, message, "com.example.Orders", "main");
      fields.accept(line);
      line.end(throwable);
      return line.toBytes();
    }
  }
}
