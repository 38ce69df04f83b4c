/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.project.Cluster;
import io.github.lgtm4j.cli.project.Project;
import io.github.lgtm4j.cli.project.ProjectException;
import io.github.lgtm4j.cli.project.ProjectFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lgtm4j config render}. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what the agents of each cluster in lgtm4j.yaml need, a folder for a",
      "cluster: the Alloy configs as they are, the settings and tenants of this",
      "cluster, and the manifests around them. The folder sink holds the tenants of",
      "the sink. The same file gives the same bytes.",
      "",
      "What a person changed in a rendered file is not overwritten: the difference is",
      "shown, and nothing is written. Secrets are not in these files, only where they",
      "are."
    },
    footer = {"", "The file, with every key: docs/guides/onboarding.md"})
public final class ConfigRenderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "KIND", description = "k8s, vm or compose: which clusters of the file.")
  private String kind;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The file to read; lgtm4j.yaml when not given, unless --set says everything.")
  private @Nullable Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where to write. Without it the files are printed.")
  private @Nullable Path output;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A value in place of the file's, such as sink.url=https://sink.example.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--force", description = "Overwrite what a person changed, too.")
  private boolean force;

  @Option(
      names = "--dry-run",
      description = "Show what would change and write nothing; exit code 1 if something would.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    Cluster.Kind wanted = kind();
    PrintWriter errors = spec.commandLine().getErr();
    try {
      return render(ProjectFile.readForConfigs(source(), sets), wanted);
    } catch (ProjectException e) {
      errors.println(e.getMessage());
    } catch (NoSuchFileException e) {
      errors.println(e.getMessage() + " is not there: give the path of your lgtm4j.yaml with -f");
    } catch (MalformedInputException e) {
      errors.println(source() + " is not UTF-8: save it as UTF-8");
    }
    errors.flush();
    return ExitCode.NOT_AS_EXPECTED;
  }

  private Cluster.Kind kind() {
    try {
      return Cluster.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "KIND must be k8s, vm or compose, not " + kind);
    }
  }

  private @Nullable Path source() {
    Path usual = Path.of("lgtm4j.yaml");
    if (file != null || sets.isEmpty() || Files.exists(usual)) {
      return file == null ? usual : file;
    }
    return null;
  }

  private int render(Project project, Cluster.Kind wanted) throws IOException {
    List<Cluster> clusters = RenderedConfigs.clusters(project, wanted);
    if (clusters.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "No cluster is of kind "
                  + wanted.text()
                  + ": clusters: {NAME: {kind: "
                  + wanted.text()
                  + "}}");
      return ExitCode.NOT_AS_EXPECTED;
    }
    SortedMap<String, SortedMap<String, String>> folders = RenderedConfigs.of(project, clusters);
    return output == null ? print(folders) : write(folders, output);
  }

  private int print(SortedMap<String, SortedMap<String, String>> folders) {
    PrintWriter out = spec.commandLine().getOut();
    folders.forEach(
        (folder, files) ->
            files.forEach(
                (path, text) -> out.print("---\n# " + folder + "/" + path + "\n" + text)));
    out.flush();
    return ExitCode.OK;
  }

  private int write(SortedMap<String, SortedMap<String, String>> folders, Path directory)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Target> targets = new ArrayList<>();
    int files = 0;
    for (Map.Entry<String, SortedMap<String, String>> folder : folders.entrySet()) {
      targets.add(new Target(directory.resolve(folder.getKey()), folder.getValue()));
      files += folder.getValue().size();
    }
    List<Target.Change> changes = new ArrayList<>();
    targets.forEach(target -> changes.addAll(target.changes()));
    changes.stream()
        .filter(change -> !change.isNew())
        .forEach(change -> out.println(change.difference()));
    List<String> changed =
        changes.stream().filter(Target.Change::isByAPerson).map(Target.Change::path).toList();
    if (!changed.isEmpty() && !force) {
      out.println(
          "Nothing is written: somebody changed "
              + String.join(", ", changed)
              + ".\nMove that into lgtm4j.yaml, or overwrite it with --force.");
    } else if (dryRun) {
      out.println(changes.size() + " of " + files + " files would change in " + directory);
    } else {
      for (Target target : targets) {
        target.write();
      }
      out.println(
          "Wrote "
              + changes.size()
              + " of "
              + files
              + " files to "
              + directory
              + "; the others are as they should be");
    }
    out.flush();
    boolean isDone = (changed.isEmpty() || force) && (!dryRun || changes.isEmpty());
    return isDone ? ExitCode.OK : ExitCode.NOT_AS_EXPECTED;
  }
}
