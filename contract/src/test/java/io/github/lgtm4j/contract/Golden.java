/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that say what a test expects; {@code -Dlgtm4j.update=true} writes them anew. */
public final class Golden {
  private Golden() {}

  /** Compares a text with a file, whose path starts at the repository's root. */
  public static void assertMatches(String file, String text) throws IOException {
    Path path = root().resolve(file);
    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    }
    assertThat(path).as("written by -Dlgtm4j.update=true").exists();
    assertThat(text)
        .as("%s: when the new text is right, -Dlgtm4j.update=true writes it", file)
        .isEqualTo(Files.readString(path));
  }

  public static Path root() {
    // An IDE starts tests in the module, and does not know Maven's property.
    return Path.of(System.getProperty("lgtm4j.root", "..")).toAbsolutePath().normalize();
  }
}
