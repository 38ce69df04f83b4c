/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.syntax.Attribute;
import io.github.lgtm4j.cli.syntax.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which file imports which, and so which custom components each knows. */
final class Modules {
  private final Map<Path, AlloyFile> files = new TreeMap<>();
  private final Variables variables;
  private final Set<Path> importedFolders = new TreeSet<>();

  Modules(List<AlloyFile> all, Variables variables) {
    this.variables = variables;
    all.forEach(file -> files.put(file.path().toAbsolutePath().normalize(), file));
    for (AlloyFile file : all) {
      file.imports()
          .flatMap(block -> targetsOf(file, block).stream())
          .filter(Files::isDirectory)
          .forEach(importedFolders::add);
    }
  }

  /** Imports that lead nowhere. */
  void check(Findings findings) {
    for (AlloyFile file : files.values()) {
      file.imports()
          .filter(block -> block.name().equals("import.file"))
          .forEach(block -> check(file, block, findings));
    }
  }

  private void check(AlloyFile file, Block block, Findings findings) {
    Optional<Attribute> filename = block.body().attribute("filename");
    for (Path target : targetsOf(file, block)) {
      if (!Files.exists(target) && filename.isPresent() && isInReach(target)) {
        Path shown = file.folder().relativize(target);
        findings.add(
            file.path(),
            filename.get().value().at(),
            "there is no file "
                + shown
                + " beside this one, and without it the config does not load: correct the name, or"
                + " the variable that chooses it");
      }
    }
  }

  /** Whether a file that is not there should be: others of its folder, or its folder's, are. */
  private boolean isInReach(Path target) {
    return files.keySet().stream()
        .anyMatch(
            file -> {
              Path top = target.getParent() == null ? null : target.getParent().getParent();
              return top != null && file.startsWith(top);
            });
  }

  /** The files and folders that an import may read; none if that is not known here. */
  private Set<Path> targetsOf(AlloyFile file, Block block) {
    Set<Path> targets = new TreeSet<>();
    if (block.name().equals("import.file")) {
      Constants constants = new Constants(variables, file.folder());
      block.body().attribute("filename").stream()
          .flatMap(attribute -> constants.textsOf(attribute.value()).stream())
          .forEach(text -> targets.add(file.folder().resolve(text).normalize()));
    }
    return targets;
  }

  /** Custom components by the name under which a file may use them. */
  Map<String, Declared> knownTo(AlloyFile file) {
    Map<String, Declared> known = new TreeMap<>();
    for (AlloyFile sibling : moduleOf(file)) {
      sibling.declared().forEach(block -> known.put(block.label(), Declared.by(block)));
      sibling.imports().forEach(block -> imported(sibling, block, known));
    }
    return known;
  }

  private void imported(AlloyFile file, Block block, Map<String, Declared> known) {
    List<Map<String, Declared>> ways = new ArrayList<>();
    for (Path target : targetsOf(file, block)) {
      Map<String, Declared> declared = new TreeMap<>();
      filesOf(target)
          .forEach(
              one -> one.declared().forEach(d -> declared.put(d.label(), Declared.by(d))));
      if (!declared.isEmpty()) {
        ways.add(declared);
      }
    }
    for (Map<String, Declared> way : ways) {
      way.forEach((name, one) -> known.merge(block.label() + "." + name, one, Declared::or));
    }
  }

  /** Labels of imports of which it is not known here what they bring. */
  Set<String> unknownImports(AlloyFile file) {
    Set<String> labels = new TreeSet<>();
    for (AlloyFile sibling : moduleOf(file)) {
      sibling
          .imports()
          .filter(
              block ->
                  targetsOf(sibling, block).stream().allMatch(path -> filesOf(path).isEmpty()))
          .forEach(block -> labels.add(block.label()));
    }
    return labels;
  }

  /** The file, and those of its folder if the folder is imported as one module. */
  List<AlloyFile> moduleOf(AlloyFile file) {
    return importedFolders.contains(file.folder()) ? filesOf(file.folder()) : List.of(file);
  }

  private List<AlloyFile> filesOf(Path target) {
    return files.values().stream()
        .filter(
            file ->
                file.path().toAbsolutePath().normalize().equals(target)
                    || file.folder().equals(target))
        .toList();
  }

  /** The file and all that it imports, whichever way the variables choose. */
  Set<AlloyFile> reachableFrom(AlloyFile entry) {
    Set<AlloyFile> reached = new LinkedHashSet<>();
    List<AlloyFile> waiting = new ArrayList<>(List.of(entry));
    while (!waiting.isEmpty()) {
      AlloyFile file = waiting.remove(0);
      if (reached.add(file)) {
        file.imports()
            .flatMap(block -> targetsOf(file, block).stream())
            .forEach(target -> waiting.addAll(filesOf(target)));
      }
    }
    return reached;
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  Optional<AlloyFile> endingWith(String path) {
    return files.values().stream()
        .filter(file -> file.path().toAbsolutePath().normalize().endsWith(path))
        .findFirst();
  }
}
