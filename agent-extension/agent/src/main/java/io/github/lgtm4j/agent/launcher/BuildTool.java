/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.launcher;

/**
 * {@code lgtm4j run -- mvn spring-boot:run} reaches the JVM of Maven too, and of Gradle's client,
 * daemon and workers, and they are not the application. Only {@code run} asks for this: an
 * application may well run inside a build tool, and elsewhere whoever names the agent means it.
 */
final class BuildTool {
  private static final String ASKED = "LGTM4J_SKIP_BUILD_TOOLS";

  private static final String[] MAIN_CLASSES = {
    "org.codehaus.plexus.classworlds.launcher.",
    "org.codehaus.classworlds.",
    "org.apache.maven.",
    "org.mvndaemon.",
    "org.gradle.",
    "worker.org.gradle.",
    "org.jetbrains.kotlin.",
    "org.apache.tools.ant.",
    "sbt.",
    "xsbt.",
  };

  private static final String[] JARS = {
    "maven-wrapper.jar",
    "gradle-wrapper.jar",
    "gradle-launcher",
    "surefirebooter",
    "sbt-launch.jar",
  };

  private BuildTool() {}

  static boolean isRunning() {
    return System.getenv(ASKED) != null && isBuildTool(System.getProperty("sun.java.command"));
  }

  /**
   * @param command the main class or the jar, and the arguments, as the JVM gives them; null where
   *     it runs nothing, as {@code java -version} does, which build scripts ask for
   */
  static boolean isBuildTool(String command) {
    if (command == null) {
      return true;
    }
    String main = command.split(" ", 2)[0];
    for (String tool : MAIN_CLASSES) {
      if (main.startsWith(tool)) {
        return true;
      }
    }
    String file = main.substring(main.replace('\\', '/').lastIndexOf('/') + 1);
    for (String jar : JARS) {
      if (file.startsWith(jar)) {
        return true;
      }
    }
    return false;
  }
}
