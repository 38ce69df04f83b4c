/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli;

import io.github.lgtm4j.cli.config.ConfigCommand;
import io.github.lgtm4j.cli.demo.DemoCommand;
import io.github.lgtm4j.cli.failure.CommandFailure;
import io.github.lgtm4j.cli.rules.RulesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code lgtm4j}. */
@Command(
    name = "lgtm4j",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Metrics, logs and traces of JVM applications, in the Grafana LGTM stack.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ConfigCommand.class, DemoCommand.class, RulesCommand.class})
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code, one of {@link ExitCode}. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setExecutionExceptionHandler((failure, command, parsed) -> said(failure, command));
    return commandLine;
  }

  /** A failure as one line for a person; with {@code LGTM4J_DEBUG} set also where it came from. */
  private static int said(Exception failure, CommandLine command) {
    if (failure instanceof InterruptedException) {
      return ExitCode.OK;
    }
    command
        .getErr()
        .println(command.getColorScheme().errorText(String.valueOf(failure.getMessage())));
    if (System.getenv("LGTM4J_DEBUG") != null) {
      failure.printStackTrace(command.getErr());
    }
    return failure instanceof CommandFailure known ? known.exitCode() : ExitCode.FAILED;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"lgtm4j " + (version == null ? "(not packaged)" : version)};
    }
  }
}
