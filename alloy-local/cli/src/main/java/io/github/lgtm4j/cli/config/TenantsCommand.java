/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.tenants.TenantsFile;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lgtm4j config tenants}: the one file of a config that is generated. */
@Command(
    name = "tenants",
    mixinStandardHelpOptions = true,
    description = {
      "Prints tenants.alloy: which namespaces may write to which tenant, and an exporter for each.",
      "It replaces tenants/tenants.alloy of the source's config, and of the sink's."
    })
final class TenantsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "TENANT=NAMESPACES",
      description =
          "A tenant and a regular expression of its namespaces: team-a='shop|shop-.*'. Quote it.")
  private Map<String, String> tenants;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      out.print(TenantsFile.of(tenants));
      out.flush();
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
