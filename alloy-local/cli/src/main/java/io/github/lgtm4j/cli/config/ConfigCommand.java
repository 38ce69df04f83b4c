/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import io.github.lgtm4j.cli.check.CheckCommand;
import picocli.CommandLine.Command;

/** {@code lgtm4j config}: what concerns Alloy's configuration. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Alloy configs: tests one with a real Alloy, renders the tenants' file.",
    subcommands = {CheckCommand.class, ConfigTestCommand.class, TenantsCommand.class})
public final class ConfigCommand {}
