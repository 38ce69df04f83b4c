/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A password or token, given or in a file. It is not in {@link #toString()}. */
public final class Secret {
  private static final Logger logger = Logger.getLogger(Secret.class.getName());
  private static final long LONGEST_FILE = 64 * 1024;

  private final @Nullable String value;
  private final @Nullable Path file;
  private boolean unreadable;

  private Secret(@Nullable String value, @Nullable Path file) {
    this.value = value;
    this.file = file;
  }

  /** A secret that stays as it is. */
  public static Secret value(String value) {
    return new Secret(value, null);
  }

  /** A secret that is read from the file each time: whoever rotates it restarts nothing. */
  public static Secret file(String file) {
    return new Secret(null, Paths.get(file));
  }

  /** The secret now; null when its file is not there, cannot be read or is empty. */
  public @Nullable String read() {
    return file == null ? value : read(file);
  }

  private synchronized @Nullable String read(Path path) {
    try {
      if (Files.size(path) > LONGEST_FILE) {
        throw new IOException("It is longer than " + LONGEST_FILE + " bytes");
      }
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).trim();
      unreadable = false;
      return text.isEmpty() ? null : text;
    } catch (IOException | SecurityException e) {
      if (!unreadable) {
        unreadable = true;
        logger.log(Level.WARNING, "The secret in " + path + " cannot be read", e);
      }
      return null;
    }
  }

  @Override
  public String toString() {
    return file == null ? "***" : "*** in " + file;
  }
}
