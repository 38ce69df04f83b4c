/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.manifest;

import io.github.lgtm4j.cli.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The manifests of a folder, read as one installation. */
public final class Manifests {
  private final List<YamlNode> objects = new ArrayList<>();
  private final List<YamlNode> patches = new ArrayList<>();
  private final List<YamlNode> operations = new ArrayList<>();
  private final List<YamlNode> kustomizations = new ArrayList<>();
  private final List<YamlNode> composeFiles = new ArrayList<>();
  private final List<YamlNode> others = new ArrayList<>();

  private Manifests() {}

  /** Reads the YAML among the files. */
  public static Manifests of(Map<Path, String> files, Consumer<Problem> problems) {
    Manifests manifests = new Manifests();
    List<YamlNode> documents = new ArrayList<>();
    files.forEach(
        (file, text) -> {
          if (file.toString().endsWith(".yaml") || file.toString().endsWith(".yml")) {
            documents.addAll(YamlNode.documents(file, text, problems));
          }
        });
    documents.stream().filter(Manifests::isKustomization).forEach(manifests.kustomizations::add);
    Set<Path> patchFiles = manifests.inlinePatches(problems);
    documents.stream()
        .filter(document -> !isKustomization(document))
        .forEach(document -> manifests.sort(document, patchFiles));
    return manifests;
  }

  private static boolean isKustomization(YamlNode document) {
    String kind = document.get("kind").text();
    return kind.equals("Kustomization")
        || kind.equals("Component")
        || document.file().endsWith("kustomization.yaml");
  }

  /** Takes the patches out of the kustomizations; the files that are patches come back. */
  private Set<Path> inlinePatches(Consumer<Problem> problems) {
    Set<Path> files = new HashSet<>();
    for (YamlNode kustomization : kustomizations) {
      for (YamlNode patch : kustomization.get("patches").items()) {
        if (!patch.get("path").isMissing()) {
          files.add(kustomization.file().resolveSibling(patch.get("path").text()).normalize());
        }
        for (YamlNode document : patch.get("patch").embedded(problems)) {
          (document.isList() ? operations : patches).add(document);
        }
      }
    }
    return files;
  }

  private void sort(YamlNode document, Set<Path> patchFiles) {
    if (patchFiles.contains(document.file().normalize())) {
      (document.isList() ? operations : patches).add(document);
    } else if (!document.get("apiVersion").isMissing() && !document.get("kind").isMissing()) {
      objects.add(document);
    } else if (document.get("services").isMap()) {
      composeFiles.add(document);
    } else {
      others.add(document);
    }
  }

  /** Whole Kubernetes objects. */
  public List<YamlNode> objects() {
    return objects;
  }

  /** Parts of objects, to be merged into others. */
  public List<YamlNode> patches() {
    return patches;
  }

  /** Kustomizations and components. */
  public List<YamlNode> kustomizations() {
    return kustomizations;
  }

  /** Compose files. */
  public List<YamlNode> composeFiles() {
    return composeFiles;
  }

  /** Every document, of whatever sort. */
  public Stream<YamlNode> all() {
    return Stream.of(objects, patches, operations, kustomizations, composeFiles, others)
        .flatMap(List::stream);
  }

  /** The values that JSON patches add or replace, with the path that each has there. */
  public Stream<YamlNode> patchOperations() {
    return operations.stream()
        .flatMap(list -> list.items().stream())
        .filter(operation -> !operation.get("op").text().equals("remove"));
  }

  /** Every value that a patch brings, of whatever sort. */
  public Stream<YamlNode> patchedValues() {
    return Stream.concat(
            patches.stream(), patchOperations().map(operation -> operation.get("value")))
        .flatMap(YamlNode::all);
  }

  /** Objects of a kind. */
  public Stream<YamlNode> objects(String kind) {
    return objects.stream().filter(object -> object.get("kind").text().equals(kind));
  }

  /** The pods that workloads make, in objects and in patches. */
  public Stream<YamlNode> pods() {
    return Stream.concat(objects.stream(), patches.stream())
        .map(object -> object.get("spec", "template"))
        .filter(YamlNode::isMap);
  }

  /** The containers of a pod or of a pod's template. */
  public static Stream<YamlNode> containersOf(YamlNode pod) {
    return Stream.of("containers", "initContainers")
        .flatMap(list -> pod.get("spec", list).items().stream());
  }

  /** The names of ConfigMaps that are here or are made by a kustomization. */
  public Set<String> configMaps() {
    Set<String> names = new TreeSet<>();
    objects("ConfigMap").forEach(map -> names.add(map.get("metadata", "name").text()));
    kustomizations.stream()
        .flatMap(kustomization -> kustomization.get("configMapGenerator").items().stream())
        .forEach(generator -> names.add(generator.get("name").text()));
    return names;
  }
}
