/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agentlogs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;

/** The agent knows handlers by their classes, so there is one for each name. */
final class JulLines implements Lines {
  private final Logger logger;

  JulLines(String name, OutputStream stream, @Nullable Path file) throws IOException {
    OutputStream target = file == null ? stream : Files.newOutputStream(file);
    Handler handler =
        name.equals(Rewritten.SPARED)
            ? new Spared(target, new SimpleFormatter())
            : new Plain(target, new SimpleFormatter());
    logger = Logger.getLogger("com.example.shop.Orders." + name);
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.INFO);
    logger.addHandler(handler);
  }

  @Override
  public void plain() {
    logger.info("The order was received, checked and handed to the warehouse");
  }

  @Override
  public void arguments(int number) {
    logger.log(Level.INFO, "Order {0} of {1} took {2} ms", new Object[] {number, "Ada", 45});
  }

  @Override
  public void exception(Throwable thrown) {
    logger.log(Level.SEVERE, "The order failed", thrown);
  }

  @Override
  public void context(boolean in) {}

  /** Writes each record at once, as the JDK's handlers for consoles and files do. */
  static class Plain extends StreamHandler {
    Plain(OutputStream out, Formatter formatter) {
      super(out, formatter);
    }

    @Override
    public synchronized void publish(LogRecord record) {
      super.publish(record);
      flush();
    }
  }

  static final class Spared extends Plain {
    Spared(OutputStream out, Formatter formatter) {
      super(out, formatter);
    }
  }
}
