/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.manifest.Manifests;
import io.github.lgtm4j.cli.manifest.YamlNode;
import io.github.lgtm4j.cli.problem.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the files of a folder set environment variables. */
final class Settings {
  private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)");
  private static final Pattern UNIT =
      Pattern.compile("Environment=\"?([A-Za-z_][A-Za-z0-9_]*)=(.*?)\"?");

  /** Of compose: a variable of the person who starts it, perhaps with a default. */
  private static final Pattern INTERPOLATED =
      Pattern.compile("\\$\\{[A-Za-z_0-9]+(?::-([^}]*))?.*\\}");

  /** A variable where it is set. */
  record Setting(Place place, String name, String value) {}

  private final List<Setting> all = new ArrayList<>();

  /** By the name of a ConfigMap, the variables of each kustomization that makes it. */
  private final Map<String, List<Set<String>>> generators = new TreeMap<>();

  private Settings() {}

  static Settings of(Map<Path, String> files, Manifests manifests) {
    Settings settings = new Settings();
    files.forEach(settings::lines);
    manifests.pods().flatMap(Manifests::containersOf).forEach(settings::container);
    manifests.patchOperations().forEach(operation -> settings.entry(operation.get("value")));
    manifests
        .objects("ConfigMap")
        .forEach(
            map -> map.get("data").fields().forEach((name, value) -> settings.add(name, value)));
    manifests.kustomizations().forEach(settings::kustomization);
    manifests.composeFiles().forEach(settings::compose);
    return settings;
  }

  List<Setting> all() {
    return all;
  }

  Variables variables() {
    Variables variables = new Variables();
    all.forEach(setting -> variables.set(setting.name(), setting.value()));
    generators.values().forEach(maps -> inEach(maps).forEach(variables::setAlways));
    return variables;
  }

  private void container(YamlNode container) {
    container.get("env").items().forEach(this::entry);
  }

  private void entry(YamlNode entry) {
    boolean isVariable = !entry.get("value").isMissing() || entry.get("valueFrom").isMap();
    if (entry.isMap() && !entry.get("name").isMissing() && isVariable) {
      YamlNode value = entry.get("value");
      Place place = value.isMissing() ? entry.get("name").place() : value.place();
      all.add(new Setting(place, entry.get("name").text(), value.text()));
    }
  }

  private void add(String name, YamlNode value) {
    if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      all.add(new Setting(value.place(), name, value.text()));
    }
  }

  private void kustomization(YamlNode kustomization) {
    for (YamlNode generator : kustomization.get("configMapGenerator").items()) {
      Set<String> names = new TreeSet<>();
      for (YamlNode literal : generator.get("literals").items()) {
        literal(literal);
        names.add(literal.text().replaceFirst("=.*", ""));
      }
      for (YamlNode envs : generator.get("envs").items()) {
        Path file = kustomization.file().resolveSibling(envs.text()).normalize();
        all.stream()
            .filter(setting -> setting.place().file().normalize().equals(file))
            .forEach(setting -> names.add(setting.name()));
      }
      generators.computeIfAbsent(generator.get("name").text(), any -> new ArrayList<>()).add(names);
    }
  }

  private static Set<String> inEach(List<Set<String>> maps) {
    Set<String> names = new TreeSet<>(maps.get(0));
    maps.forEach(names::retainAll);
    return names;
  }

  private void literal(YamlNode literal) {
    Matcher matcher = VARIABLE.matcher(literal.text());
    if (matcher.matches()) {
      all.add(new Setting(literal.place(), matcher.group(1), matcher.group(2)));
    }
  }

  private void compose(YamlNode file) {
    for (YamlNode service : file.get("services").fields().values()) {
      service
          .get("environment")
          .fields()
          .forEach(
              (name, value) ->
                  all.add(new Setting(value.place(), name, interpolated(value.text()))));
      service.get("environment").items().forEach(this::literal);
    }
  }

  private static String interpolated(String value) {
    Matcher matcher = INTERPOLATED.matcher(value);
    if (!matcher.matches()) {
      return value;
    }
    return matcher.group(1) == null ? "" : matcher.group(1);
  }

  private void lines(Path file, String text) {
    boolean isUnit = file.toString().endsWith(".service");
    if (!isUnit && !file.toString().endsWith(".env")) {
      return;
    }
    Pattern pattern = isUnit ? UNIT : VARIABLE;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Matcher matcher = pattern.matcher(line.strip());
      if (!line.strip().startsWith("#") && matcher.matches()) {
        Place place = new Place(file, number, 1);
        all.add(new Setting(place, matcher.group(1), matcher.group(2)));
      }
    }
  }
}
