/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "/dev/pts/3, true",
    "/dev/tty1, true",
    "/dev/console, true",
    "/dev/null, false",
    "/var/log/shop.log, false",
    "pipe:[4711], false",
    "socket:[4711], false",
  })
  void standardOutput_byWhatItsLinkSays_isATerminalOrNot(String target, boolean terminal)
      throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("1"), Paths.get(target));

    assertThat(Terminal.isStandardOutput(link)).isEqualTo(terminal);
  }

  /** Surefire gives a test a pipe, which is no console. */
  @Test
  void standardOutput_withoutALink_isWhatTheConsoleSays() {
    assertThat(Terminal.isStandardOutput(folder.resolve("none"))).isFalse();
  }
}
