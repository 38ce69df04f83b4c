/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The fenced blocks of a page, in order. */
record Block(String language, String text) {
  private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

  static List<Block> of(Path page) {
    try {
      return FENCED
          .matcher(Files.readString(page))
          .results()
          .map(match -> new Block(match.group(1), match.group(2)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Block> of(Path page, Predicate<Block> wanted) {
    return of(page).stream().filter(wanted).toList();
  }

  boolean is(String expected, String start) {
    return language.equals(expected) && text.startsWith(start);
  }

  /** What a test report shows. */
  @Override
  public String toString() {
    return language + " block with hash " + Integer.toHexString(text.hashCode());
  }
}
