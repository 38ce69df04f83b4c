/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads what an application writes: lines that may be JSON go to the listener as a whole,
 * everything else goes to the terminal byte by byte, as soon as it is there. So a prompt without an
 * end of line is seen, and a progress bar moves.
 */
final class OutputPump {
  private static final int MAX_LINE = 4 << 20;

  private final InputStream in;
  private final OutputStream terminal;
  private final Consumer<String> jsonLines;
  private byte[] line = new byte[8192];
  private int length;
  private boolean inPlainLine;

  OutputPump(InputStream in, OutputStream terminal, Consumer<String> jsonLines) {
    this.in = in;
    this.terminal = terminal;
    this.jsonLines = jsonLines;
  }

  /** Returns when the application has closed its output. */
  void run() throws IOException {
    byte[] buffer = new byte[64 << 10];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      for (int i = 0; i < count; i++) {
        take(buffer[i]);
      }
      terminal.flush();
    }
    if (length > 0) {
      jsonLines.accept(text());
    }
    terminal.flush();
  }

  private void take(byte next) throws IOException {
    if (inPlainLine || (length == 0 && next != '{')) {
      terminal.write(next);
      inPlainLine = next != '\n';
    } else if (next == '\n') {
      jsonLines.accept(text());
      length = 0;
    } else if (length == MAX_LINE) {
      terminal.write(line, 0, length);
      terminal.write(next);
      length = 0;
      inPlainLine = true;
    } else {
      append(next);
    }
  }

  private void append(byte next) {
    if (length == line.length) {
      line = Arrays.copyOf(line, length * 2);
    }
    line[length++] = next;
  }

  private String text() {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return new String(line, 0, end, StandardCharsets.UTF_8);
  }
}
