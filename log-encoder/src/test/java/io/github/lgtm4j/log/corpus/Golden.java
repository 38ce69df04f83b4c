/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines that were read by a person and found right: an event's name, a tab, its line. */
public final class Golden {
  private static final Path FILE = Path.of("src/test/resources/golden/corpus.txt");

  private Golden() {}

  public static Map<String, String> lines() throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : Files.readString(FILE).split("\n")) {
      int tab = line.indexOf('\t');
      lines.put(line.substring(0, tab), line.substring(tab + 1) + "\n");
    }
    return lines;
  }

  /** Writes the file anew, to be read before it is committed. */
  public static void main(String[] args) throws Exception {
    StringBuilder text = new StringBuilder();
    try (Isolated isolated = Isolated.with("logback-1.5.38")) {
      var feeder = isolated.feeder("io.github.lgtm4j.log.logback.LogbackFeeder");
      List<Event> events = Corpus.events();
      for (Event event : events) {
        text.append(event.name()).append('\t');
        text.append(new String(feeder.apply(event.map()), StandardCharsets.UTF_8));
      }
    }
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, text);
  }
}
