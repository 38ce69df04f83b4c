/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.log.logback.LgtmEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/**
 * A class that is missing from the list shows only as logs that were not rewritten, so the list is
 * held against the class files. {@code -Dlgtm4j.update=true} writes it anew.
 */
class HelperClassesTest {
  private static final String BASE = "io.github.lgtm4j.";
  private static final Path LIST =
      Path.of("src/main/resources/io/github/lgtm4j/agent/logs/helper-classes-logback.txt");
  private static final String HEADER =
      """
      # What the agent copies next to an application's Logback: the encoder and the identity, without
      # the adapters for other logging libraries. A class stands before those that extend it.
      # HelperClassesTest writes this file with -Dlgtm4j.update=true.
      """;

  @Test
  void logbackHelpers_inTheirOrder_areTheEncoderAndTheIdentity() throws IOException {
    String expected =
        HEADER
            + supertypesFirst(classFiles()).stream()
                .map(name -> name.replace('/', '.').substring(BASE.length()))
                .collect(Collectors.joining("\n", "", "\n"));
    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.createDirectories(LIST.getParent());
      Files.writeString(LIST, expected);
    }

    assertThat(LIST).content(StandardCharsets.UTF_8).isEqualTo(expected);
  }

  @Test
  void logbackHelpers_asTheAgentAsksForThem_allExist() {
    assertThat(HelperClasses.forLogback())
        .contains(LgtmEncoder.class.getName(), LogbackEncoders.class.getName())
        .allSatisfy(
            name ->
                assertThat(
                        getClass().getClassLoader().getResource(name.replace('.', '/') + ".class"))
                    .as(name)
                    .isNotNull());
  }

  private static Map<String, ClassReader> classFiles() throws IOException {
    Map<String, ClassReader> classes = new TreeMap<>();
    for (Class<?> anchor : List.of(LgtmEncoder.class, Identity.class)) {
      for (ClassReader file : classesBeside(anchor)) {
        if (isNeeded(file.getClassName())) {
          classes.put(file.getClassName(), file);
        }
      }
    }
    return classes;
  }

  private static boolean isNeeded(String name) {
    return !name.endsWith("package-info")
        && !name.contains("/log/log4j2/")
        && !name.contains("/log/jul/");
  }

  private static List<ClassReader> classesBeside(Class<?> anchor) throws IOException {
    URI location =
        URI.create(anchor.getProtectionDomain().getCodeSource().getLocation().toString());
    Path path = Path.of(location);
    if (Files.isDirectory(path)) {
      return read(path);
    }
    try (FileSystem jar = FileSystems.newFileSystem(path)) {
      return read(jar.getPath("/"));
    }
  }

  private static List<ClassReader> read(Path root) throws IOException {
    List<ClassReader> readers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          readers.add(new ClassReader(in));
        }
      }
    }
    return readers;
  }

  private static Set<String> supertypesFirst(Map<String, ClassReader> classes) {
    Set<String> ordered = new LinkedHashSet<>();
    classes.keySet().forEach(name -> add(name, classes, ordered));
    return ordered;
  }

  private static void add(String name, Map<String, ClassReader> classes, Set<String> ordered) {
    ClassReader file = classes.get(name);
    if (file == null || ordered.contains(name)) {
      return;
    }
    add(file.getSuperName(), classes, ordered);
    for (String implemented : file.getInterfaces()) {
      add(implemented, classes, ordered);
    }
    ordered.add(name);
  }
}
