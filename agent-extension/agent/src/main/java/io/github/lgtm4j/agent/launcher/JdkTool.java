/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.launcher;

/**
 * {@code JAVA_TOOL_OPTIONS} reaches every JVM, {@code keytool} and {@code jps} among them: they
 * would take seconds to start, and look like an application.
 */
final class JdkTool {
  private static final String[] PACKAGES = {
    "sun.security.tools.", "sun.tools.", "com.sun.tools.", "jdk.tools.", "jdk.internal.jrtfs.",
  };

  /** {@code java Shop.java}: in the compiler's module, and yet an application. */
  private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";

  private JdkTool() {}

  static boolean isRunning() {
    return isTool(System.getProperty("jdk.module.main"), System.getProperty("sun.java.command"));
  }

  /** Tools are modules of the JDK since 9, and main classes in its packages before. */
  static boolean isTool(String mainModule, String command) {
    if (command != null && command.contains(SOURCE_LAUNCHER)) {
      return false;
    }
    if (mainModule != null && (mainModule.startsWith("jdk.") || mainModule.equals("java.base"))) {
      return true;
    }
    String mainClass = command == null ? "" : command.replaceFirst("^[a-z.]+/", "");
    for (String tool : PACKAGES) {
      if (mainClass.startsWith(tool)) {
        return true;
      }
    }
    return false;
  }
}
