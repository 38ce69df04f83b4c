/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli;

import io.github.lgtm4j.cli.config.ConfigCommand;
import io.github.lgtm4j.cli.dashboards.DashboardsCommand;
import io.github.lgtm4j.cli.demo.DemoCommand;
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
    subcommands = {
      ConfigCommand.class,
      DashboardsCommand.class,
      DemoCommand.class,
      RulesCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code, one of {@link ExitCode}. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /**
   * The whole command line: what completion is made from, and what documentation is held against.
   */
  public static CommandLine commandLine() {
    return new CommandLine(new Main());
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"lgtm4j " + (version == null ? "(not packaged)" : version)};
    }
  }
}
