/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import io.github.lgtm4j.cli.check.CheckCommand;
import io.github.lgtm4j.cli.render.ConfigRenderCommand;
import picocli.CommandLine.Command;

/** {@code lgtm4j config}: what concerns Alloy's configuration. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Alloy configs: renders them for your applications, checks them, tests them.",
    subcommands = {
      ConfigRenderCommand.class,
      CheckCommand.class,
      ConfigTestCommand.class,
      TenantsCommand.class
    })
public final class ConfigCommand {}
