/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.badfixture;

import io.github.lgtm4j.cli.badfixture.Command;

/** Breaks the direction of the modules, and lives in a package that is not null-marked. */
public class DependsOnTheCommandLine {
  Command command = new Command();
}
