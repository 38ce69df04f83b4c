/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.project.Project;
import io.github.lgtm4j.cli.project.ProjectException;
import io.github.lgtm4j.cli.project.ProjectFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lgtm4j dashboards render}. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = {
      "Writes dashboards/, provisioning/ and teams.txt for Grafana: eleven dashboards, three data",
      "sources for each tenant in lgtm4j.yaml, linked to one another, and its teams. The same file",
      "gives the same files, byte by byte.",
      "",
      "Without a file the tenants are dev, staging and prod, and platform for the stack itself."
    })
final class RenderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Your lgtm4j.yaml, for its tenants.")
  private @Nullable Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where to write the files; grafana when not given.")
  private Path output = Path.of("grafana");

  @Override
  public Integer call() throws IOException {
    PrintWriter errors = spec.commandLine().getErr();
    try {
      Map<String, String> files = files();
      for (Map.Entry<String, String> rendered : files.entrySet()) {
        Path target = output.resolve(rendered.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, rendered.getValue());
      }
      spec.commandLine().getOut().println("Wrote " + files.size() + " files to " + output);
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

  private Map<String, String> files() throws IOException, ProjectException {
    if (file == null) {
      return GrafanaFiles.of(Tenants.DEFAULT, new TreeSet<>());
    }
    Project project = ProjectFile.read(file);
    return GrafanaFiles.of(Tenants.of(project), Teams.of(project));
  }
}
