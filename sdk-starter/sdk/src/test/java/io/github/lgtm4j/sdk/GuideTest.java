/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every block of Java in the guide compiles and runs. */
class GuideTest {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final String IMPORTS =
      """
      import com.sun.net.httpserver.*;
      import com.zaxxer.hikari.*;
      import io.github.lgtm4j.contract.Setting;
      import io.github.lgtm4j.sdk.*;
      import java.net.*;
      import java.net.http.*;
      import java.time.Duration;
      import java.util.concurrent.*;
      """;

  private static final String EXPORTER = "otel.traces.exporter";

  @TempDir static Path folder;

  /** Where a guide sends to, nobody listens; each close would wait for that. */
  @BeforeAll
  static void sendNothing() {
    System.setProperty(EXPORTER, "none");
  }

  @AfterAll
  static void sendAgain() {
    System.clearProperty(EXPORTER);
  }

  @TestFactory
  Stream<DynamicTest> blocks_ofTheGuide_run() throws Exception {
    String guide =
        Files.readString(Path.of(System.getProperty("lgtm4j.root"), "docs/guides/sdk.md"));
    List<String> blocks =
        BLOCK.matcher(guide).results().map((MatchResult m) -> m.group(1)).toList();
    assertThat(blocks).hasSize(7);
    return Stream.iterate(0, i -> i < blocks.size(), i -> i + 1)
        .map(
            i ->
                DynamicTest.dynamicTest("block " + (i + 1), () -> run("Block" + i, blocks.get(i))));
  }

  private static void run(String name, String block) throws Exception {
    String source =
        IMPORTS
            + "public class "
            + name
            + " { public static void run() throws Exception {\n"
            + block
            + "}}\n";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-nowarn",
            "-proc:none",
            "-d",
            folder.toString(),
            "-cp",
            System.getProperty("java.class.path").replace(';', File.pathSeparatorChar));
    assertThat(compiler.getTask(said, null, null, options, null, List.of(file)).call())
        .as(said.toString())
        .isTrue();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, GuideTest.class.getClassLoader())) {
      loader.loadClass(name).getMethod("run").invoke(null);
    }
  }
}
