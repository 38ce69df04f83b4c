/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine: they stand side by side. */
final class Jdk {
  private static final Path RUNNING = Path.of(System.getProperty("java.home"));

  private Jdk() {}

  static Path running() {
    return RUNNING;
  }

  /** A JDK of that feature version beside the running one; empty where there is none. */
  static Optional<Path> ofVersion(int feature) throws IOException {
    try (Stream<Path> homes = Files.list(RUNNING.toRealPath().getParent())) {
      return homes.filter(home -> isVersion(home, feature)).findFirst();
    }
  }

  private static boolean isVersion(Path home, int feature) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines.anyMatch(line -> line.startsWith("JAVA_VERSION=\"" + feature));
    } catch (IOException e) {
      return false;
    }
  }
}
