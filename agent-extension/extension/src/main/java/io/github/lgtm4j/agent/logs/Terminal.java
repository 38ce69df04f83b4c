/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Whether a person reads standard output. */
final class Terminal {
  private static final Path STANDARD_OUTPUT = Paths.get("/proc/self/fd/1");

  private Terminal() {}

  static boolean isStandardOutput() {
    return isStandardOutput(STANDARD_OUTPUT);
  }

  /**
   * Linux knows what a process writes to. Elsewhere only the console is left to ask, which is none
   * as soon as either end is no terminal.
   */
  static boolean isStandardOutput(Path link) {
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return isConsole();
    }
  }

  /** From Java 22 on there can be a console that is no terminal. */
  private static boolean isConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
