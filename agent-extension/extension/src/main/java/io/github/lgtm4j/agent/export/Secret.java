/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.FileTime;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A credential that stands in a setting, or in a file that is read again when it changes: a token
 * is rotated without a restart. It is never printed. Thread-safe.
 */
final class Secret {
  private static final Logger logger = Logger.getLogger(Secret.class.getName());

  private final @Nullable String file;
  private @Nullable String value;
  private @Nullable FileTime readAt;
  private boolean complained;

  private Secret(@Nullable String value, @Nullable String file) {
    this.value = value;
    this.file = file;
  }

  /** The file wins: it is what people rotate. */
  static Secret of(@Nullable String value, @Nullable String file) {
    return new Secret(value, file);
  }

  /** The value as it is now; null when there is none. A file that fails keeps its last value. */
  synchronized @Nullable String get() {
    if (file != null) {
      readAgain(file);
    }
    return value;
  }

  private void readAgain(String name) {
    try {
      Path path = Paths.get(name);
      FileTime changed = Files.getLastModifiedTime(path);
      if (!changed.equals(readAt)) {
        value = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).trim();
        readAt = changed;
      }
      complained = false;
    } catch (IOException | InvalidPathException | SecurityException e) {
      if (!complained) {
        complained = true;
        logger.log(
            Level.WARNING,
            "The credentials in " + name + " cannot be read; what was read before is used.",
            e);
      }
    }
  }
}
