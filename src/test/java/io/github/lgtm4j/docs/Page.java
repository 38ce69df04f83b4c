/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation: what of it can be held against the rest of the tree. */
record Page(Path file, String text) {
  static final Path ROOT = Path.of(System.getProperty("lgtm4j.root"));

  private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```([a-z]*)\n(.*?)^ *```$");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  /** A fenced block: its language, its text without the fence's indentation, the line it is on. */
  record Block(Page page, int line, String language, String text) {
    @Override
    public String toString() {
      return page + ":" + line;
    }
  }

  /** Every page that a reader of the repository may open. */
  static List<Page> all() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
          .sorted()
          .map(Page::read)
          .toList();
    }
  }

  private static Page read(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      int line = (int) text.substring(0, block.start()).lines().count() + 1;
      String indented = block.group(3);
      blocks.add(
          new Block(this, line, block.group(2), indented.replaceAll("(?m)^" + block.group(1), "")));
    }
    return blocks;
  }

  /** Links to other places of the repository; those to other hosts are not ours to hold. */
  List<String> links() {
    List<String> links = new ArrayList<>();
    for (Matcher link = LINK.matcher(BLOCK.matcher(text).replaceAll("")); link.find(); ) {
      if (!link.group(1).matches("(https?|mailto):.*")) {
        links.add(link.group(1));
      }
    }
    return links;
  }

  /** What headings are called in links. */
  List<String> anchors() {
    return BLOCK
        .matcher(text)
        .replaceAll("")
        .lines()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(java.util.Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }
}
