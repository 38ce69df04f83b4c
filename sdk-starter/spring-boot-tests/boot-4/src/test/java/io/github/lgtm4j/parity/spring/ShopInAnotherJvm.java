/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shop in a JVM of its own, whose lines can be read. */
final class ShopInAnotherJvm implements AutoCloseable {
  static final Path RUNNING_JDK = Path.of(System.getProperty("java.home"));
  static final String CLASS_PATH = System.getProperty("java.class.path");

  private static final Pattern LISTENING = Pattern.compile("Listening on port (\\d+)");

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final int port;

  private ShopInAnotherJvm(Process process) throws IOException {
    this.process = process;
    BufferedReader output = process.inputReader();
    this.port = port(output);
    Thread reader = new Thread(() -> output.lines().forEach(lines::add));
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * @param before folders in front of the class path
   */
  static ShopInAnotherJvm start(Path jdk, List<String> options, Path... before) throws IOException {
    List<String> classPath = new ArrayList<>();
    for (Path folder : before) {
      classPath.add(folder.toString());
    }
    classPath.add(CLASS_PATH);
    return new ShopInAnotherJvm(
        java(
            jdk,
            options,
            String.join(File.pathSeparator, classPath),
            ShopApplication.class.getName()));
  }

  static Process java(Path jdk, List<String> options, String classPath, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  String get(String path) throws Exception {
    URI address = URI.create("http://localhost:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }

  /** What it has written so far. */
  List<String> lines() {
    return lines;
  }

  private int port(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return Integer.parseInt(listening.group(1));
      }
    }
    throw new AssertionError("It has not started:\n" + String.join("\n", lines));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
