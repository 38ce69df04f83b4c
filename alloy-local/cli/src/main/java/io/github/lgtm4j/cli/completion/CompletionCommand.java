/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.completion;

import io.github.lgtm4j.cli.ExitCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lgtm4j completion bash|zsh}: a script for the shell. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints what a shell needs to complete the commands and options of lgtm4j.",
    footer = {
      "",
      "Examples:",
      "  source <(lgtm4j completion bash)      in ~/.bashrc",
      "  source <(lgtm4j completion zsh)       in ~/.zshrc"
    })
public final class CompletionCommand implements Callable<Integer> {
  /** The shells. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private Shell shell;

  @Override
  public Integer call() {
    // Picocli's script is bash's; zsh reads it by its own emulation.
    if (shell == Shell.ZSH) {
      spec.commandLine().getOut().println("autoload -U +X compinit && compinit");
      spec.commandLine().getOut().println("autoload -U +X bashcompinit && bashcompinit");
    }
    spec.commandLine().getOut().print(AutoComplete.bash("lgtm4j", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
