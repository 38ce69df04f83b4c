/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a native image is made from: Boot's ahead-of-time processing of the shop, and its result.
 */
@Tag("full")
class AotTest {
  private static final String CLASS_PATH = ShopInAnotherJvm.CLASS_PATH;

  @Test
  void shop_processedAheadOfTime_startsWithTheSameTelemetry(@TempDir Path folder) throws Exception {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path resources = Files.createDirectories(folder.resolve("resources"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    // Strict, and without an environment: the machine that builds is not where it runs.
    Process processing =
        ShopInAnotherJvm.java(
            ShopInAnotherJvm.RUNNING_JDK,
            List.of("-Dlgtm.validation=strict"),
            CLASS_PATH,
            "org.springframework.boot.SpringApplicationAotProcessor",
            ShopApplication.class.getName(),
            sources.toString(),
            resources.toString(),
            classes.toString(),
            "io.github.lgtm4j",
            "shop");
    String said = new String(processing.getInputStream().readAllBytes());
    assertThat(processing.waitFor()).as(said).isZero();
    compile(sources, classes);
    assertThat(hints(resources)).contains("LogbackLineFormatter", "build.properties");

    try (ShopInAnotherJvm shop =
        ShopInAnotherJvm.start(
            ShopInAnotherJvm.RUNNING_JDK,
            List.of("-Dspring.aot.enabled=true", "-Dlgtm.environment=dev"),
            classes,
            resources)) {
      assertThat(shop.lines())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).startsWith("{\"timestamp\":"));
      shop.get("/api/stock");
      assertThat(shop.get("/metrics"))
          .contains("http_route=\"/api/stock\"", "target_info{", "jvm_class_count")
          .contains("lgtm4j_dropped_total");
    }
  }

  private static void compile(Path sources, Path classes) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                classes + File.pathSeparator + CLASS_PATH));
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(f -> arguments.add(f.toString()));
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(new String[0])))
        .isZero();
  }

  private static String hints(Path resources) throws IOException {
    StringBuilder hints = new StringBuilder();
    try (Stream<Path> files = Files.walk(resources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        hints.append(Files.readString(file));
      }
    }
    return hints.toString();
  }
}
