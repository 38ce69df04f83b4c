/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.text;

import java.util.Locale;
import picocli.CommandLine;

/**
 * Colours, where somebody sees them.
 *
 * @param on whether the output is a terminal that wants colours; {@code NO_COLOR} says no
 */
public record Palette(boolean on) {
  /** As text goes into a file. */
  public static final Palette NONE = new Palette(false);

  /** For the output of a command. */
  public static Palette of(CommandLine commandLine) {
    return new Palette(commandLine.getColorScheme().ansi().enabled());
  }

  public String red(String text) {
    return colour(31, text);
  }

  public String green(String text) {
    return colour(32, text);
  }

  public String yellow(String text) {
    return colour(33, text);
  }

  public String cyan(String text) {
    return colour(36, text);
  }

  public String bold(String text) {
    return colour(1, text);
  }

  public String faint(String text) {
    return colour(2, text);
  }

  /** A text in the colour of a log level. */
  public String ofLevel(String level, String text) {
    return switch (level.toLowerCase(Locale.ROOT)) {
      case "error", "fatal" -> red(text);
      case "warn" -> yellow(text);
      case "info" -> green(text);
      default -> faint(text);
    };
  }

  private String colour(int code, String text) {
    return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
