/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli;

import io.github.lgtm4j.cli.completion.CompletionCommand;
import io.github.lgtm4j.cli.config.ConfigCommand;
import io.github.lgtm4j.cli.dashboards.DashboardsCommand;
import io.github.lgtm4j.cli.demo.DemoCommand;
import io.github.lgtm4j.cli.doctor.DoctorCommand;
import io.github.lgtm4j.cli.failure.CommandFailure;
import io.github.lgtm4j.cli.local.LocalCommand;
import io.github.lgtm4j.cli.read.CheckCommand;
import io.github.lgtm4j.cli.read.SeriesCommand;
import io.github.lgtm4j.cli.read.TailCommand;
import io.github.lgtm4j.cli.read.TraceCommand;
import io.github.lgtm4j.cli.rules.RulesCommand;
import io.github.lgtm4j.cli.run.RunCommand;
import io.github.lgtm4j.cli.size.SizeCommand;
import io.github.lgtm4j.cli.transfer.ExportCommand;
import io.github.lgtm4j.cli.transfer.ImportCommand;
import io.github.lgtm4j.cli.transfer.ReplayCommand;
import io.github.lgtm4j.cli.verify.VerifyCommand;
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
    subcommands = {
      DemoCommand.class,
      LocalCommand.class,
      RunCommand.class,
      TailCommand.class,
      TraceCommand.class,
      SeriesCommand.class,
      CheckCommand.class,
      DoctorCommand.class,
      ConfigCommand.class,
      VerifyCommand.class,
      RulesCommand.class,
      DashboardsCommand.class,
      SizeCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      CompletionCommand.class
    })
public final class Main {
  private static final int HELP_WIDTH = 100;

  private Main() {}

  /** Runs one command and ends with its exit code, one of {@link ExitCode}. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /**
   * The whole command line: what completion is made from, and what documentation is held against.
   */
  public static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpWidth(HELP_WIDTH);
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
