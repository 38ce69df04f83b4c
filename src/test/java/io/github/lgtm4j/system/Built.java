/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import java.io.File;
import java.nio.file.Path;

/** The files that this build made, as people will use them. */
final class Built {
  private static final Path ROOT = Path.of(System.getProperty("lgtm4j.root"));
  private static final String VERSION = System.getProperty("lgtm4j.version");

  static final Path AGENT = jar("agent-extension/agent", "lgtm4j-agent");
  static final Path EXTENSION = jar("agent-extension/extension", "lgtm4j-agent-extension");
  static final Path STOCK_AGENT =
      ROOT.resolve("agent-extension/agent/target/stock/opentelemetry-javaagent.jar");
  static final Path STOCK_AGENT_BEFORE =
      ROOT.resolve("agent-extension/agent/target/stock/opentelemetry-javaagent-before.jar");
  static final Path CONFIGURATION_FILE = ROOT.resolve("agent-extension/lgtm4j-otel-config.yaml");
  static final Path LEGACY = jar("samples/legacy", "lgtm4j-sample-legacy");
  static final Path COMMAND_LINE = ROOT.resolve("alloy-local/cli/target/lgtm4j.jar");

  static final Path WAR = ROOT.resolve("src/test/applications/war/target/application.war");
  static final Path TOMCAT = ROOT.resolve("src/test/applications/war/target/apache-tomcat");

  static final Path LOGBACK_ACCESS =
      ROOT.resolve("src/test/applications/war/target/logback-access");
  static final Path LOGGING_CONFIGURATIONS = ROOT.resolve("src/test/applications/logging/conf");

  private Built() {}

  /** For a version of Spring Boot, such as {@code 3.5}: see {@code src/test/applications}. */
  static Path springBoot(String version) {
    return ROOT.resolve("src/test/applications/spring-boot-" + version)
        .resolve("target/application.jar");
  }

  private static Path jar(String module, String name) {
    return ROOT.resolve(module).resolve("target").resolve(name + "-" + VERSION + ".jar");
  }

  /** The program that logs, with the libraries of a folder in the log encoder's matrix. */
  static String loggingClassPath(String libraries) {
    Path target = ROOT.resolve("src/test/applications/logging/target");
    Path jars = target.resolve("jars");
    return String.join(
        File.pathSeparator,
        target.resolve("application.jar").toString(),
        jars.resolve(libraries.equals("log4j-1.2") ? "reload4j-1.2.26.jar" : "disruptor-3.4.4.jar")
            .toString(),
        ROOT.resolve("log-encoder/target/matrix").resolve(libraries).resolve("*").toString());
  }
}
