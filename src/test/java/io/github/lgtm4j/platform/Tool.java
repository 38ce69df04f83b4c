/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program of Prometheus or Loki on the PATH. Where there is none, the test says so and is
 * skipped.
 */
record Tool(Path program) {

  static Tool named(String name) {
    Optional<Path> found = find(name);
    assumeTrue(found.isPresent(), "no " + name + " is on the PATH");
    return new Tool(found.get());
  }

  /** For a test that asks one program more where there is one. */
  static boolean isThere(String name) {
    return find(name).isPresent();
  }

  private static Optional<Path> find(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What it says; the test fails if it fails. */
  String run(List<String> arguments) throws Exception {
    return run(arguments, Map.of());
  }

  /** The same, with variables of its environment. */
  String run(List<String> arguments, Map<String, String> variables) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", String.join(" ", command), said).isZero();
    return said;
  }

  static List<String> arguments(List<String> first, List<Path> files) {
    List<String> arguments = new ArrayList<>(first);
    files.forEach(file -> arguments.add(file.toString()));
    return arguments;
  }
}
