/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A JVM with settings that have faults. It takes a tenth of a second: no real agent is needed. */
final class StagedJvm implements AutoCloseable {
  private final Process process;

  private StagedJvm(Process process) {
    this.process = process;
  }

  /** Its main class is {@link Sleeper}; returns when that runs. */
  static StagedJvm start(
      List<String> options, List<String> arguments, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", classes(), Sleeper.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(LGTM|OTEL|JAVA_TOOL|JDK_JAVA).*"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader lines = process.inputReader();
    String line = lines.readLine();
    if (!"ready".equals(line)) {
      process.destroyForcibly();
      throw new IOException("It said " + line);
    }
    return new StagedJvm(process);
  }

  /** An agent of that file name which does nothing. */
  static Path agent(Path folder, String name) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", Sleeper.class.getName());
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      String file = Sleeper.class.getName().replace('.', '/') + ".class";
      out.putNextEntry(new ZipEntry(file));
      out.write(Files.readAllBytes(Path.of(classes(), file)));
    }
    return jar;
  }

  private static String classes() {
    return Path.of(System.getProperty("lgtm4j.root"), "alloy-local/cli/target/test-classes")
        .toString();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
