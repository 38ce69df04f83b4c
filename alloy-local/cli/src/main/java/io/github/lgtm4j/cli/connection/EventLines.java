/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.connection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Server-sent events, of which only the data is wanted. */
record EventLines(InputStream events) {
  private static final String DATA = "data: ";

  /** The data of the events of no name, one after the other. */
  Stream<String> data() {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8));
    return lines
        .lines()
        .filter(line -> line.startsWith(DATA + "{"))
        .map(line -> line.substring(DATA.length()))
        .onClose(() -> close(lines));
  }

  private static void close(BufferedReader lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
