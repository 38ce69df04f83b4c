/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.cli.alloy.Alloy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folders of the checkout that hold configs, and the Alloy that runs them. */
final class Checkout {
  static final Path ROOT = root();
  static final Path CONFIG = ROOT.resolve("alloy-local/config");
  static final Path SINK = ROOT.resolve("platform/sink");

  private Checkout() {}

  /** The Alloy on the PATH; without one the test is skipped. */
  static Alloy alloy() {
    Optional<Alloy> alloy = Alloy.onPath();
    assumeTrue(alloy.isPresent(), "no alloy is on the PATH: configs cannot be run");
    return alloy.orElseThrow();
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("alloy-local/config"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
