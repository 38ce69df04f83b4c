/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A password or token, given or in a file. It is not in {@link #toString()}. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Secret {
  private static final System.Logger logger = System.getLogger(Secret.class.getName());
  private static final long LONGEST_FILE = 64 * 1024;

  private final @Nullable String value;
  private final @Nullable Path file;
  private volatile boolean unreadable;

  private Secret(@Nullable String value, @Nullable Path file) {
    this.value = value;
    this.file = file;
  }

  /** A secret that stays as it is. */
  public static Secret value(String value) {
    return new Secret(value, null);
  }

  /** A secret that is read from the file each time: whoever rotates it restarts nothing. */
  public static Secret file(Path file) {
    return new Secret(null, file);
  }

  /** The secret now; null when its file is not there, cannot be read or is empty. */
  public @Nullable String read() {
    return file == null ? value : read(file);
  }

  private @Nullable String read(Path path) {
    try {
      if (Files.size(path) > LONGEST_FILE) {
        throw new IOException("It is longer than " + LONGEST_FILE + " bytes");
      }
      String text = Files.readString(path, StandardCharsets.UTF_8).trim();
      unreadable = false;
      return text.isEmpty() ? null : text;
    } catch (IOException | SecurityException e) {
      if (!unreadable) {
        unreadable = true;
        logger.log(System.Logger.Level.WARNING, "The secret in " + path + " cannot be read", e);
      }
      return null;
    }
  }

  @Override
  public String toString() {
    return file == null ? "***" : "*** in " + file;
  }
}
