/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** The console handlers of {@code java.util.logging}'s root logger. */
final class JulConsole {
  private JulConsole() {}

  static void useJson(LineSettings settings, JsonLogging logging) {
    boolean any = false;
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (handler instanceof ConsoleHandler) {
        any = true;
        useJson(handler, settings, logging);
      }
    }
    if (!any) {
      logging.found("java.util.logging: no console handler");
    }
  }

  private static void useJson(Handler handler, LineSettings settings, JsonLogging logging) {
    Formatter before = handler.getFormatter();
    String encoding = handler.getEncoding();
    // A formatter of another class is somebody's decision.
    if (before == null || before.getClass() != SimpleFormatter.class) {
      logging.found("java.util.logging: the console is left with its own formatter");
      return;
    }
    Formatter json = new TraceFormatter(settings.format());
    handler.setFormatter(json);
    encode(handler, StandardCharsets.UTF_8.name());
    logging.found("java.util.logging: the console writes JSON");
    logging.replaced(
        () -> {
          if (handler.getFormatter() == json) {
            handler.setFormatter(before);
            encode(handler, encoding);
          }
        });
  }

  private static void encode(Handler handler, @Nullable String encoding) {
    try {
      handler.setEncoding(encoding);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java has UTF-8", e);
    }
  }
}
