/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.config;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is around this process that changes what is sensible to do.
 *
 * @since 0.1.0
 */
public final class Place {
  private Place() {}

  /** Whether the OpenTelemetry agent is in this JVM: then traces and metrics are its own. */
  public static boolean hasAgent() {
    try {
      Class.forName(
          "io.opentelemetry.javaagent.OpenTelemetryAgent",
          false,
          ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** Whether a person reads what is printed. Since Java 22 there is a console without one. */
  @SuppressWarnings("SystemConsoleNull") // which is why it is asked, where it can be
  public static boolean hasTerminal() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Whether this is a container, into which a scraper comes from outside. */
  public static boolean isContainer() {
    return System.getenv("KUBERNETES_SERVICE_HOST") != null
        || Files.exists(Path.of("/.dockerenv"))
        || Files.exists(Path.of("/run/.containerenv"));
  }
}
