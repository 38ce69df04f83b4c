/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Every leaf of the values files with the chart and its version: {@code mimir-distributed 6.1.0
 * mimir/prod.yaml ingester.replicas}.
 */
final class ValuesKeys {
  static final Path RECORDED =
      RuleFiles.ROOT.resolve("src/test/resources/platform/values-keys.txt");

  private ValuesKeys() {}

  static TreeSet<String> ofOurs() throws IOException {
    TreeSet<String> keys = new TreeSet<>();
    for (String size : StackFiles.SIZES) {
      for (Map<String, Object> release : StackFiles.releases(size)) {
        Path folder = StackFiles.STACK.resolve("values").resolve((String) release.get("folder"));
        for (Path file : StackFiles.yaml(folder)) {
          for (String leaf : StackFiles.leaves(StackFiles.document(file))) {
            keys.add(
                "%s %s %s/%s %s"
                    .formatted(
                        release.get("chart"),
                        release.get("version"),
                        folder.getFileName(),
                        file.getFileName(),
                        leaf));
          }
        }
      }
    }
    return keys;
  }

  static List<String> recorded() throws IOException {
    return Files.readAllLines(RECORDED).stream().filter(line -> !line.startsWith("#")).toList();
  }
}
