/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.alloy.Alloy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lgtm4j config test}: runs a real Alloy on fixtures and compares what arrives. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs every case.yaml below DIR: starts a real Alloy with the config that it names, between",
      "fixtures (a Kubernetes API, pods with /metrics and log files, OTLP) and a local sink, and",
      "compares what arrives and what Alloy counts with expected.txt beside it."
    },
    footer = {"", "The form of case.yaml: docs/guides/testing-alloy-configs.md"})
final class ConfigTestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder with the cases.")
  private Path folder;

  @Option(
      names = "--update",
      description = "Write what arrives to expected.txt instead of comparing. Read the difference.")
  private boolean update;

  @Option(
      names = "--alloy",
      paramLabel = "FILE",
      description = "The Alloy to run; without it the one on the PATH.")
  private @Nullable Path binary;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Optional<Alloy> alloy =
        binary == null ? Alloy.onPath() : Optional.of(new Alloy(binary.toAbsolutePath()));
    if (alloy.isEmpty()) {
      return usage("No alloy is on the PATH: install Grafana Alloy, or name one with --alloy.");
    }
    List<Path> cases = cases();
    if (cases.isEmpty()) {
      return usage("There is no case.yaml in or below " + folder + ".");
    }
    int failed = 0;
    for (Path file : cases) {
      out.print(folder.relativize(file) + " ... ");
      out.flush();
      failed += run(new ConfigTest(alloy.get(), file), out) ? 0 : 1;
      out.flush();
    }
    return failed == 0 ? ExitCode.OK : ExitCode.NOT_AS_EXPECTED;
  }

  private boolean run(ConfigTest test, PrintWriter out) throws InterruptedException {
    try {
      String problem = update ? test.update() : test.run();
      String done = update ? "updated" : "as expected";
      out.println(problem.isEmpty() ? done : "NOT " + done + "\n" + problem.stripTrailing());
      return problem.isEmpty();
    } catch (IOException | IllegalArgumentException e) {
      out.println("could not be run: " + e.getMessage());
      return false;
    }
  }

  private List<Path> cases() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith("case.yaml")).sorted().toList();
    }
  }

  private int usage(String problem) {
    spec.commandLine().getErr().println(problem);
    spec.commandLine().getErr().flush();
    return ExitCode.USAGE;
  }
}
