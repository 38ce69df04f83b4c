/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import picocli.CommandLine.Command;

/** {@code lgtm4j dashboards}. */
@Command(
    name = "dashboards",
    mixinStandardHelpOptions = true,
    description = "Dashboards and data sources for Grafana.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RenderCommand.class})
public final class DashboardsCommand {}
