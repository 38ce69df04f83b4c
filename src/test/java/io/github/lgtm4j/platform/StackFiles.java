/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files under {@code platform/stack}, read as strictly as YAML allows. */
final class StackFiles {
  static final Path STACK = RuleFiles.PLATFORM.resolve("stack");
  static final List<String> SIZES = List.of("dev", "staging", "prod");

  private StackFiles() {}

  /** Every document of a file. A key that is there twice is an error. */
  static List<Map<String, Object>> documents(Path file) throws IOException {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(strict)).loadAll(Files.readString(file))) {
      if (document != null) {
        documents.add(map(document));
      }
    }
    return documents;
  }

  static Map<String, Object> document(Path file) throws IOException {
    List<Map<String, Object>> documents = documents(file);
    if (documents.size() != 1) {
      throw new AssertionError(file + " has " + documents.size() + " documents");
    }
    return documents.get(0);
  }

  static List<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** What a size installs: the files of {@code sizes/SIZE}. */
  static List<Map<String, Object>> releases(String size) throws IOException {
    List<Map<String, Object>> releases = new ArrayList<>();
    for (Path file : yaml(STACK.resolve("sizes").resolve(size))) {
      releases.add(document(file));
    }
    return releases;
  }

  /** Where the official charts are; skips where nobody has put them. */
  static Path charts() {
    String folder = System.getenv("LGTM4J_CHARTS");
    assumeTrue(
        folder != null && Files.isDirectory(Path.of(folder)),
        "LGTM4J_CHARTS names no folder of charts: platform/stack/pull.sh fills one");
    return Path.of(folder);
  }

  /** A value by its path; null where there is none. */
  static Object at(Object document, String... path) {
    Object value = document;
    for (String key : path) {
      if (value instanceof List<?> list) {
        value = list.get(Integer.parseInt(key));
      } else {
        value = value == null ? null : map(value).get(key);
      }
    }
    return value;
  }

  /** The paths of all leaves, as {@code ingester.replicas}. */
  static List<String> leaves(Object value) {
    List<String> leaves = new ArrayList<>();
    collect(value, "", leaves);
    return leaves;
  }

  private static void collect(Object value, String path, List<String> leaves) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach(
          (key, child) -> collect(child, path.isEmpty() ? "" + key : path + '.' + key, leaves));
    } else {
      leaves.add(path);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
