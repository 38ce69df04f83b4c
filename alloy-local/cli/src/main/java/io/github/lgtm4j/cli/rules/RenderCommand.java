/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.rules;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.project.ProjectException;
import io.github.lgtm4j.cli.project.ProjectFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lgtm4j rules render}. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the rules for the applications in lgtm4j.yaml: for each tenant one folder, with",
      "metrics/ for the ruler of Mimir or Prometheus and logs/ for Loki's. The same file gives",
      "the same rules, byte by byte.",
      "",
      "Thresholds come from the tiers in the file; what it does not name keeps its default."
    })
final class RenderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The file to read; lgtm4j.yaml when not given.")
  private Path file = Path.of("lgtm4j.yaml");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where to write the files. Without it they are printed.")
  private @Nullable Path output;

  @Option(
      names = "--kubernetes",
      description = "As PrometheusRule resources, for Alloy to bring to the rulers.")
  private boolean kubernetes;

  @Override
  public Integer call() throws IOException {
    PrintWriter errors = spec.commandLine().getErr();
    try {
      Map<String, String> files = RenderedRules.of(ProjectFile.read(file));
      write(kubernetes ? PrometheusRule.of(files) : files);
      return ExitCode.OK;
    } catch (ProjectException e) {
      errors.println(e.getMessage());
    } catch (NoSuchFileException e) {
      errors.println(file + " is not there: give the path of your lgtm4j.yaml with -f");
    } catch (MalformedInputException e) {
      errors.println(file + " is not UTF-8: save it as UTF-8");
    }
    return ExitCode.NOT_AS_EXPECTED;
  }

  private void write(Map<String, String> files) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (output == null) {
      files.forEach((path, text) -> out.print("---\n# " + path + "\n" + text));
      out.flush();
      return;
    }
    for (Map.Entry<String, String> rendered : files.entrySet()) {
      Path target = output.resolve(rendered.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, rendered.getValue());
    }
    out.println("Wrote " + files.size() + " files to " + output);
  }
}
