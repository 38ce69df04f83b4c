/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, in the shell it is for. */
class CompletionTest {
  @TempDir Path folder;

  @Test
  void bash_afterTheFirstLetters_offersTheCommand() throws Exception {
    String typed =
        "COMP_WORDS=(lgtm4j rep); COMP_CWORD=1; COMP_LINE='lgtm4j rep'; _complete_lgtm4j;"
            + " echo \"${COMPREPLY[@]}\"";
    assertThat(in("bash", typed)).contains("replay").doesNotContain("demo");
  }

  @Test
  void bash_afterACommand_offersItsOptions() throws Exception {
    String typed =
        "COMP_WORDS=(lgtm4j check --fail); COMP_CWORD=2; COMP_LINE='lgtm4j check --fail';"
            + " _complete_lgtm4j; echo \"${COMPREPLY[@]}\"";
    assertThat(in("bash", typed)).contains("--fail-on");
  }

  @Test
  void zsh_readingTheScript_knowsTheCommand() throws Exception {
    assertThat(in("zsh", "whence -w _complete_lgtm4j")).contains("function");
  }

  private String in(String shell, String typed) throws Exception {
    StringWriter script = new StringWriter();
    assertThat(
            Main.commandLine().setOut(new PrintWriter(script, true)).execute("completion", shell))
        .isZero();
    Path file = folder.resolve("completion");
    Files.writeString(file, script.toString());
    Process process;
    try {
      process =
          new ProcessBuilder(shell, "-c", "source " + file + "; " + typed)
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "there is no " + shell + " on the PATH");
      throw e;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
