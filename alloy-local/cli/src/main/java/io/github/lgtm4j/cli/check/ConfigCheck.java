/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.check.Agents.Agent;
import io.github.lgtm4j.cli.manifest.Folder;
import io.github.lgtm4j.cli.manifest.Manifests;
import io.github.lgtm4j.cli.problem.Place;
import io.github.lgtm4j.cli.problem.Problem;
import io.github.lgtm4j.cli.syntax.Body;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that is wrong with a folder, without any binary. */
final class ConfigCheck {
  private final Findings findings = new Findings();
  private final Map<Path, String> files;
  private final List<AlloyFile> configs = new ArrayList<>();
  private final Set<Path> unreadable = new HashSet<>();
  private final Manifests manifests;
  private List<Agent> agents = List.of();

  ConfigCheck(Path folder) throws IOException {
    this.files = Folder.read(folder, this::note);
    this.manifests = Manifests.of(files, this::note);
    files.forEach(
        (file, text) -> {
          if (Body.isConfig(file)) {
            configs.add(new AlloyFile(file, parse(file, text)));
          }
        });
  }

  private void note(Problem problem) {
    findings.add(problem.place(), problem.text());
  }

  private Body parse(Path file, String text) {
    return Body.parse(
        text,
        problem -> {
          findings.add(file, problem.at(), problem.text());
          if (!problem.isHarmless()) {
            unreadable.add(file);
          }
        });
  }

  /** What is wrong, file by file. */
  List<Problem> problems() {
    Settings settings = Settings.of(files, manifests);
    Variables variables = settings.variables();
    // What follows from a mistake in the syntax is noise.
    List<AlloyFile> readable =
        configs.stream().filter(config -> !unreadable.contains(config.path())).toList();
    boolean allReadable = readable.size() == configs.size();
    Modules modules = new Modules(configs, variables);
    modules.check(findings);
    Set<String> labels = Pipelines.labelsOf(readable);
    for (AlloyFile config : readable) {
      new Structure(config, modules, findings).check();
      if (allReadable) {
        new References(config, modules, findings).check();
      }
      new Pipelines(config, labels, findings).check();
    }
    agents = Agents.of(manifests, modules, findings);
    new UnsetVariables(variables, findings).check(readable, loaded(modules, readable));
    manifests(settings, variables, allReadable);
    return findings.all();
  }

  /** What runs: what a module declares and nobody uses needs nothing. */
  private static List<Loaded> loaded(Modules modules, List<AlloyFile> files) {
    List<Loaded> loaded = new ArrayList<>();
    files.stream()
        .filter(AlloyFile::isEntry)
        .forEach(entry -> loaded.addAll(modules.loadedBy(entry)));
    return loaded;
  }

  private void manifests(Settings settings, Variables variables, boolean allReadable) {
    ObjectFields fields = new ObjectFields(findings);
    manifests.objects().forEach(object -> fields.check(object, false));
    manifests.patches().forEach(patch -> fields.check(patch, true));
    new Workloads(manifests, findings).check();
    new Identity(findings).check(manifests, settings.all());
    Rights rights = new Rights(manifests, findings);
    rights.check(agents);
    if (allReadable) {
      new Ports(manifests, variables, findings).check(agents);
      Stability.check(agents, manifests, findings);
    }
  }

  /** The configs that run by themselves. */
  List<AlloyFile> entries() {
    return configs.stream().filter(AlloyFile::isEntry).toList();
  }

  /** Every config. */
  List<AlloyFile> configs() {
    return configs;
  }

  /** How many files were looked at. */
  int size() {
    return files.size();
  }

  /** The highest stability level with which an agent here runs. */
  String stability() {
    return agents.stream()
        .map(agent -> agent.stability(manifests))
        .filter(level -> !level.equals("generally-available"))
        .findFirst()
        .orElse("public-preview");
  }

  /** A problem with a file as a whole. */
  static Problem of(Path file, String text) {
    return new Problem(new Place(file, 0, 0), text);
  }
}
