/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.alloy.Alloy;
import io.github.lgtm4j.cli.problem.Problem;
import io.github.lgtm4j.cli.schema.AlloySchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lgtm4j config check}: what is wrong with a folder of configs and manifests. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the Alloy configs, Kubernetes manifests, compose files and systemd units",
      "in and below DIR as one installation, and lists everything that is wrong, with",
      "file, line and column: syntax, unknown components, blocks, attributes and",
      "fields, references and imports that lead nowhere, variables that nobody sets,",
      "ports, roles and volumes that do not fit, identity.",
      "",
      "It needs no binary. With an alloy on the PATH it also runs alloy validate and",
      "alloy fmt, once nothing else is wrong."
    },
    footer = {"", "What it cannot see, config test does: docs/guides/testing-alloy-configs.md"})
public final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder.")
  private Path folder;

  @Option(
      names = "--alloy",
      paramLabel = "FILE",
      description = "The Alloy to ask as well; without it the one on the PATH.")
  private @Nullable Path binary;

  @Option(names = "--no-alloy", description = "Do not ask an Alloy, even if one is on the PATH.")
  private boolean withoutAlloy;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.isDirectory(folder)) {
      spec.commandLine().getErr().println(folder + " is no folder: give the one with your configs");
      return ExitCode.USAGE;
    }
    ConfigCheck check = new ConfigCheck(folder);
    List<Problem> problems = new ArrayList<>(check.problems());
    Optional<Alloy> alloy = alloy();
    // What Alloy would say of a config with mistakes is said already, with what to do.
    if (problems.isEmpty() && alloy.isPresent()) {
      problems.addAll(new BinaryCheck(alloy.get(), check).problems());
    }
    problems.forEach(out::println);
    out.println(summary(check, problems.size(), alloy));
    out.flush();
    return problems.isEmpty() ? ExitCode.OK : ExitCode.NOT_AS_EXPECTED;
  }

  private Optional<Alloy> alloy() {
    if (withoutAlloy) {
      return Optional.empty();
    }
    return binary == null ? Alloy.onPath() : Optional.of(new Alloy(binary.toAbsolutePath()));
  }

  private static String summary(ConfigCheck check, int problems, Optional<Alloy> alloy) {
    String found =
        problems == 0 ? "no problem" : problems == 1 ? "1 problem" : problems + " problems";
    String by =
        "by the names of Alloy "
            + AlloySchema.bundled().version()
            + (alloy.isPresent() && problems == 0 ? ", and by " + alloy.get().binary() : "");
    return found + " in " + check.size() + (check.size() == 1 ? " file, " : " files, ") + by;
  }
}
