/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The files under {@code platform/}, as they lie there. */
final class RuleFiles {
  static final Path ROOT = Path.of(System.getProperty("lgtm4j.root"));
  static final Path PLATFORM = ROOT.resolve("platform");

  private RuleFiles() {}

  static List<Path> in(String folder) throws IOException {
    try (Stream<Path> files = Files.list(PLATFORM.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** What Prometheus or Mimir evaluates. */
  static List<Path> metrics() throws IOException {
    List<Path> files = new ArrayList<>(in("rules/applications"));
    files.addAll(in("rules/stack"));
    return files;
  }

  /** What Loki evaluates. */
  static List<Path> logs() throws IOException {
    return in("rules/logs");
  }

  static List<Map<String, Object>> rules(List<Path> files) throws IOException {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Path file : files) {
      for (Map<String, Object> group : maps(yaml(file).get("groups"))) {
        rules.addAll(maps(group.get("rules")));
      }
    }
    return rules;
  }

  static List<Map<String, Object>> alerts(List<Path> files) throws IOException {
    return rules(files).stream().filter(rule -> rule.containsKey("alert")).toList();
  }

  static Map<String, Object> yaml(Path file) throws IOException {
    return new Yaml().load(Files.readString(file));
  }

  /** A list of mappings in a file; empty where there is none. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(Object list) {
    return list == null ? List.of() : (List<Map<String, Object>>) list;
  }

  @SuppressWarnings("unchecked")
  static Map<String, String> texts(Map<String, Object> rule, String key) {
    return (Map<String, String>) rule.getOrDefault(key, Map.of());
  }

  /** The name of an alert as its runbook page has it: {@code application-down}. */
  static String page(String alert) {
    return alert.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
