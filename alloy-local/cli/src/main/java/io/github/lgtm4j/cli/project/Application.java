/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application of the file.
 *
 * @param name its name
 * @param team who is called; null when nobody is named
 * @param tier tier1, tier2 or tier3
 * @param deployments where it runs, in the order of the file
 */
public record Application(
    String name, @Nullable String team, String tier, List<Deployment> deployments) {}
