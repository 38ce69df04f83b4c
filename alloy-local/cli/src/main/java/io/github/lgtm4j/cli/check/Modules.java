/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.syntax.Attribute;
import io.github.lgtm4j.cli.syntax.Block;
import io.github.lgtm4j.cli.syntax.Body;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
      boolean isHere = file.isEntry() || Files.exists(target.resolveSibling("."));
      if (!Files.exists(target) && filename.isPresent() && isHere) {
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
          .forEach(one -> one.declared().forEach(d -> declared.put(d.label(), Declared.by(d))));
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
              block -> targetsOf(sibling, block).stream().allMatch(path -> filesOf(path).isEmpty()))
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

  /** The components that an entry point starts, whichever way the variables choose. */
  List<Loaded> loadedBy(AlloyFile entry) {
    List<Loaded> loaded = new ArrayList<>();
    load(entry, entry.body(), loaded, new HashSet<>());
    return loaded;
  }

  private void load(AlloyFile file, Body body, List<Loaded> loaded, Set<Loaded> seen) {
    for (Block block : body.blocks()) {
      if (block.name().equals("declare") || block.name().startsWith("import.")) {
        continue;
      }
      List<Loaded> declared = declaresOf(file, block.name());
      loaded.add(new Loaded(file, block));
      for (Loaded declare : declared) {
        if (seen.add(declare)) {
          load(declare.file(), declare.block().body(), loaded, seen);
        }
      }
    }
  }

  /** Where the custom component is declared that a file uses by a name. */
  private List<Loaded> declaresOf(AlloyFile file, String name) {
    List<Loaded> found = new ArrayList<>();
    for (AlloyFile sibling : moduleOf(file)) {
      sibling
          .declared()
          .filter(declare -> declare.label().equals(name))
          .forEach(declare -> found.add(new Loaded(sibling, declare)));
      sibling
          .imports()
          .filter(block -> name.startsWith(block.label() + "."))
          .flatMap(block -> targetsOf(sibling, block).stream())
          .flatMap(target -> filesOf(target).stream())
          .forEach(
              one ->
                  one.declared()
                      .filter(declare -> name.endsWith("." + declare.label()))
                      .forEach(declare -> found.add(new Loaded(one, declare))));
    }
    return found;
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** The config with that end of a path; of several the one that is nearest to a file. */
  Optional<AlloyFile> endingWith(String path, Path near) {
    Path from = near.toAbsolutePath().normalize();
    return files.values().stream()
        .filter(file -> file.path().toAbsolutePath().normalize().endsWith(path))
        .max(Comparator.comparingInt(file -> namesInCommon(file.folder(), from)));
  }

  private static int namesInCommon(Path a, Path b) {
    int common = 0;
    while (common < Math.min(a.getNameCount(), b.getNameCount())
        && a.getName(common).equals(b.getName(common))) {
      common++;
    }
    return common;
  }
}
