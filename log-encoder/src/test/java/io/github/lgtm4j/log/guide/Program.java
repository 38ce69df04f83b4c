/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** A page's Java: imports and statements, made a class. */
final class Program {
  private Program() {}

  static Runnable compile(String code, Path folder) throws Exception {
    String imports = code.lines().filter(Program::isImport).collect(Collectors.joining("\n"));
    String statements =
        code.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
    Path source = folder.resolve("Snippet.java");
    Files.writeString(
        source,
        imports
            + "\npublic class Snippet implements Runnable { public void run() {"
            + statements
            + "}}");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-Werror",
                "-proc:none",
                "-d",
                folder.toString(),
                source.toString());
    assertThat(result).as(code).isZero();
    URL[] classes = {folder.toUri().toURL()};
    URLClassLoader loader = new URLClassLoader(classes, Program.class.getClassLoader());
    return (Runnable) loader.loadClass("Snippet").getDeclaredConstructor().newInstance();
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }
}
