/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The application's name, guessed from how it was started. */
final class JavaCommand {
  /** Longer than any path; what follows are arguments. */
  private static final int LONGEST = 4096;

  /** {@code com.example.Main} or {@code module/com.example.Main}: a class starts with a capital. */
  private static final Pattern MAIN_CLASS =
      Pattern.compile("(?:[\\w.]+/)?(?:[\\w$]+\\.)*+(\\p{Lu}[\\w$]*)(?:\\s.*)?", Pattern.DOTALL);

  /** A path can have blanks in it: the jar ends at its ending, not at the first blank. */
  private static final Pattern UP_TO_JAR =
      Pattern.compile("(.*?)\\.[jw]ar(?:\\s.*)?", Pattern.DOTALL);

  /** A version at the end, so that a new version keeps its name; {@code team-2-api} has none. */
  private static final Pattern VERSION =
      Pattern.compile("-\\d+(?:-SNAPSHOT|(?:\\.\\d+)++(?:[.-][A-Za-z0-9.-]+)?)?$");

  /** Starts an unpacked Spring Boot application, so it is the name of none. */
  private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.";

  private JavaCommand() {}

  /** From {@code sun.java.command}: the jar, or the main class, and its arguments. */
  static @Nullable String applicationName(@Nullable String command) {
    if (command == null || command.trim().isEmpty() || command.trim().startsWith(BOOT_LAUNCHER)) {
      return null;
    }
    String start = command.trim().substring(0, Math.min(command.trim().length(), LONGEST));
    Matcher mainClass = MAIN_CLASS.matcher(start);
    if (mainClass.matches()) {
      return mainClass.group(1);
    }
    Matcher jar = UP_TO_JAR.matcher(start);
    return jar.matches() ? jarName(jar.group(1)) : lastPart(start.split("\\s", 2)[0]);
  }

  private static String jarName(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return VERSION.matcher(name).replaceFirst("");
  }

  private static String lastPart(String mainClass) {
    return mainClass.substring(
        Math.max(mainClass.lastIndexOf('.'), mainClass.lastIndexOf('/')) + 1);
  }
}
