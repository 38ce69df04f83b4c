/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final Pattern LISTENING = Pattern.compile("Listening on port (\\d+)");

  @Test
  void shop_processedAheadOfTime_startsWithTheSameTelemetry(@TempDir Path folder) throws Exception {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path resources = Files.createDirectories(folder.resolve("resources"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    // Strict, and without an environment: the machine that builds is not where it runs.
    Process processing =
        java(
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

    String classPath =
        String.join(File.pathSeparator, classes.toString(), resources.toString(), CLASS_PATH);
    Process shop =
        java(
            List.of("-Dspring.aot.enabled=true", "-Dlgtm.environment=dev"),
            classPath,
            ShopApplication.class.getName());
    try {
      List<String> lines = new ArrayList<>();
      int port = port(shop, lines);
      assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("{\"timestamp\":"));
      get(port, "/api/stock");
      assertThat(get(port, "/metrics"))
          .contains("http_route=\"/api/stock\"", "target_info{", "jvm_class_count");
    } finally {
      shop.destroy();
      shop.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static Process java(List<String> options, String classPath, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
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

  private static int port(Process shop, List<String> lines) throws IOException {
    BufferedReader output = shop.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return Integer.parseInt(listening.group(1));
      }
    }
    throw new AssertionError("It has not started:\n" + String.join("\n", lines));
  }

  private static String get(int port, String path) throws Exception {
    URI address = URI.create("http://localhost:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }
}
