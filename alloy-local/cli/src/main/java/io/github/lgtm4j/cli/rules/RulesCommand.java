/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.rules;

import picocli.CommandLine.Command;

/** {@code lgtm4j rules}. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Recording and alert rules for Mimir, Prometheus and Loki.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RenderCommand.class})
public final class RulesCommand {}
