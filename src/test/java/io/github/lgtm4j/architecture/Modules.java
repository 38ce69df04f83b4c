/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the modules' classes are. Samples are applications, not product: the rules are not theirs.
 */
final class Modules {
  private static final Path ROOT = Path.of(System.getProperty("lgtm4j.root"));

  private Modules() {}

  static List<Path> classes() {
    return Stream.concat(
            forJava8(),
            Stream.of(
                    "sdk-starter/sdk",
                    "sdk-starter/spring-boot-autoconfigure",
                    "alloy-local/sink",
                    "alloy-local/junit",
                    "alloy-local/cli")
                .map(Modules::classesOf))
        .toList();
  }

  /** What enters somebody else's JVM. */
  static Stream<Path> forJava8() {
    return Stream.of(
            "contract", "log-encoder", "agent-extension/extension", "agent-extension/agent")
        .map(Modules::classesOf);
  }

  private static Path classesOf(String module) {
    return ROOT.resolve(module).resolve("target/classes");
  }
}
