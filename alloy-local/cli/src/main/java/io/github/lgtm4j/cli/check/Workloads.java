/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.manifest.Manifests;
import io.github.lgtm4j.cli.manifest.YamlNode;
import io.github.lgtm4j.cli.problem.Nearest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the parts of a workload fit one another: volumes and mounts, selector and labels. */
final class Workloads {
  private final Manifests manifests;
  private final Findings findings;

  Workloads(Manifests manifests, Findings findings) {
    this.manifests = manifests;
    this.findings = findings;
  }

  void check() {
    duplicates();
    for (YamlNode object : manifests.objects()) {
      YamlNode template = object.get("spec", "template");
      if (template.isMap()) {
        selector(object);
        mounts(template);
        configMaps(template);
        hostPorts(template);
      }
    }
  }

  private void duplicates() {
    manifests
        .all()
        .flatMap(YamlNode::all)
        .flatMap(node -> node.duplicates().stream())
        .forEach(
            twice ->
                findings.add(
                    twice.keyPlace(), twice.name() + " is given twice: remove one of them"));
  }

  private void selector(YamlNode object) {
    Map<String, YamlNode> labels = object.get("spec", "template", "metadata", "labels").fields();
    object
        .get("spec", "selector", "matchLabels")
        .fields()
        .forEach(
            (name, value) -> {
              YamlNode label = labels.get(name);
              if (label == null || !label.text().equals(value.text())) {
                findings.add(
                    value.place(),
                    "selects pods with "
                        + name
                        + "="
                        + value.text()
                        + ", and its own have "
                        + (label == null ? "no such label" : name + "=" + label.text()));
              }
            });
  }

  private void mounts(YamlNode template) {
    Set<String> volumes =
        template.get("spec", "volumes").items().stream()
            .map(volume -> volume.get("name").text())
            .collect(Collectors.toCollection(TreeSet::new));
    Manifests.containersOf(template)
        .flatMap(container -> container.get("volumeMounts").items().stream())
        .map(mount -> mount.get("name"))
        .filter(name -> !name.isMissing() && !volumes.contains(name.text()))
        .forEach(
            name ->
                findings.add(
                    name.place(),
                    "the pod has no volume " + name.text() + Nearest.hint(name.text(), volumes)));
  }

  private void configMaps(YamlNode template) {
    Set<String> known = manifests.configMaps();
    Stream<YamlNode> mounted =
        template.get("spec", "volumes").items().stream()
            .map(volume -> volume.get("configMap", "name"));
    Stream<YamlNode> read =
        Manifests.containersOf(template)
            .flatMap(container -> container.get("envFrom").items().stream())
            .map(from -> from.get("configMapRef", "name"));
    // Where nothing here makes any, somebody else does.
    Stream.concat(mounted, read)
        .filter(name -> !name.isMissing() && !known.isEmpty() && !known.contains(name.text()))
        .forEach(
            name ->
                findings.add(
                    name.place(),
                    "nothing here makes the ConfigMap "
                        + name.text()
                        + Nearest.hint(name.text(), known)));
  }

  private void hostPorts(YamlNode template) {
    Map<String, YamlNode> taken = new HashMap<>();
    Manifests.containersOf(template)
        .flatMap(container -> container.get("ports").items().stream())
        .map(port -> port.get("hostPort"))
        .filter(port -> !port.isMissing())
        .forEach(
            port -> {
              if (taken.putIfAbsent(port.text(), port) != null) {
                findings.add(
                    port.place(), "hostPort " + port.text() + " is taken in this pod already");
              }
            });
  }
}
