/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is made of some files, made again when one of them changed. */
final class Reread<T> {
  private static final Logger logger = Logger.getLogger(Reread.class.getName());

  private final Callable<T> reader;
  private final Path[] files;
  private @Nullable T last;
  private List<Object> stamps = new ArrayList<>();

  Reread(Callable<T> reader, Path... files) {
    this.reader = reader;
    this.files = files;
  }

  /**
   * The newest that can be read: while files are exchanged, or when the new ones are wrong, the
   * last good one stays.
   *
   * @throws IllegalStateException if there has not been any
   */
  synchronized T get() {
    List<Object> now = stamps();
    if (last == null || !now.equals(stamps)) {
      stamps = now;
      read();
    }
    if (last == null) {
      throw new IllegalStateException("Nothing that can be used in " + names());
    }
    return last;
  }

  private void read() {
    try {
      last = reader.call();
    } catch (Exception e) {
      logger.log(Level.WARNING, "Cannot be used, what was there before stays: " + names(), e);
    }
  }

  private String names() {
    StringBuilder names = new StringBuilder();
    for (Path file : files) {
      names.append(names.length() == 0 ? "" : ", ").append(file);
    }
    return names.toString();
  }

  /** Length too: two files of one second differ in it more often than not. */
  private List<Object> stamps() {
    List<Object> found = new ArrayList<>();
    for (Path file : files) {
      try {
        found.add(Files.getLastModifiedTime(file));
        found.add(Files.size(file));
      } catch (IOException e) {
        found.add("missing");
      }
    }
    return found;
  }
}
