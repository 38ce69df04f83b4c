/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.MemoryHandler;

/** A record that is kept, and written when the span that it belongs to is over. */
final class Later implements Task {
  private static final MemoryHandler KEPT = kept();

  private static MemoryHandler kept() {
    Logger root = Logger.getLogger("");
    Handler console = root.getHandlers()[0];
    MemoryHandler kept = new MemoryHandler(console, 10, Level.OFF);
    kept.setLevel(Level.ALL);
    root.removeHandler(console);
    root.addHandler(kept);
    return kept;
  }

  @Override
  public void run(Facade facade) {
    facade.line("first");
  }

  /** In a span of its own. */
  static final class Push implements Task {
    @Override
    public void run(Facade facade) {
      KEPT.push();
      KEPT.getLevel();
      facade.line("second");
      KEPT.push();
    }
  }
}
