/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ways in that make all three signals, and the application that goes through each. */
enum WayIn {
  AGENT("agent", Agent.SINGLE_JAR.options(), "samples/plain-java", WayIn.PLAIN, true),
  EXTENSION(
      "extension", Agent.STOCK_WITH_EXTENSION.options(), "samples/plain-java", WayIn.PLAIN, true),
  SDK("sdk", List.of(), "samples/plain-java", WayIn.PLAIN, true),
  SPRING_BOOT_4(
      "spring-boot-4", List.of(), "sdk-starter/spring-boot-tests/boot-4", WayIn.SPRING, false),
  SPRING_BOOT_3(
      "spring-boot-3", List.of(), "sdk-starter/spring-boot-tests/boot-3", WayIn.SPRING, false);

  private static final String PLAIN = "io.github.lgtm4j.samples.plain.ShopApplication";
  private static final String SPRING = "io.github.lgtm4j.parity.spring.ShopApplication";

  private final String id;
  private final List<String> options;
  private final Path module;
  private final String mainClass;
  private final boolean ownPort;

  WayIn(String id, List<String> options, String module, String mainClass, boolean ownPort) {
    this.id = id;
    this.options = options;
    this.module = Path.of(System.getProperty("lgtm4j.root")).resolve(module);
    this.mainClass = mainClass;
    this.ownPort = ownPort;
  }

  /** As the contract calls it. */
  String id() {
    return id;
  }

  /** Whether the page of metrics is on a port of its own. */
  boolean hasOwnPort() {
    return ownPort;
  }

  /** What stands after {@code java}. */
  List<String> arguments() {
    try {
      String libraries = Files.readString(module.resolve("target/classpath.txt")).trim();
      String classes = module.resolve("target/classes").toString();
      List<String> arguments = new ArrayList<>(options);
      arguments.addAll(List.of("-cp", classes + File.pathSeparator + libraries, mainClass));
      return arguments;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
