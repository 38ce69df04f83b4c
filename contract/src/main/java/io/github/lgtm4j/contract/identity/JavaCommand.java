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
  /** The jar's name without folder, version and ending, so that a new version keeps its name. */
  private static final Pattern JAR =
      Pattern.compile("(?:.*[/\\\\])?(.+?)(?:-\\d+(?:\\.\\d+)*(?:[.-][A-Za-z0-9.-]+)?)?\\.[jw]ar");

  private JavaCommand() {}

  /** From {@code sun.java.command}: the jar, or the main class, and its arguments. */
  static @Nullable String applicationName(@Nullable String command) {
    if (command == null || command.trim().isEmpty()) {
      return null;
    }
    // A path can have blanks in it: the jar ends at its ending, not at the first blank.
    Matcher jar = JAR.matcher(upToJar(command));
    if (jar.matches()) {
      return jar.group(1);
    }
    String mainClass = command.trim().split("\\s", 2)[0];
    return mainClass.substring(
        Math.max(mainClass.lastIndexOf('.'), mainClass.lastIndexOf('/')) + 1);
  }

  private static String upToJar(String command) {
    Matcher end = Pattern.compile("\\.[jw]ar(?=\\s|$)").matcher(command);
    return end.find() ? command.substring(0, end.end()) : "";
  }
}
