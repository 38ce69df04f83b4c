/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of {@code src/test/applications/logging} under an agent: one logging library in one
 * version, that library's configuration, and what the program is to do.
 */
final class LogProgram {
  static final Map<String, String> IDENTITY =
      Map.of("LGTM_APPLICATION", "shop", "LGTM_ENVIRONMENT", "dev", "LGTM_TENANT", "team-a");

  private final String libraries;
  private final String facade;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>(IDENTITY);
  private List<String> agent = Agent.SINGLE_JAR.options();
  private Path jdk = Jdk.running();

  /** What the program printed and how it ended. */
  record Ended(int exitCode, String output, String errors) {
    List<String> lines() {
      return output.lines().toList();
    }

    /** The messages of the documents among the lines; any other line as it is. */
    List<String> messages() {
      return messages(output);
    }

    static List<String> messages(String lines) {
      return lines
          .lines()
          .map(
              line ->
                  line.startsWith("{")
                      ? "json: " + GoldenLines.parse(line).path("message").asText()
                      : line)
          .toList();
    }
  }

  private LogProgram(String libraries, String facade) {
    this.libraries = libraries;
    this.facade = facade;
    // The compiler would not be done before the program is.
    options.add("-XX:TieredStopAtLevel=1");
    options.add("-Dotel.instrumentation.methods.include=com.example.logging.Work[traced]");
    variables.put("OTEL_TRACES_EXPORTER", "none");
    variables.put("OTEL_EXPORTER_PROMETHEUS_PORT", "0");
  }

  /** With the jars of a folder in the log encoder's matrix, such as {@code logback-1.2.13}. */
  static LogProgram with(String libraries, String facade) {
    return new LogProgram(libraries, facade);
  }

  static LogProgram logback(String version) {
    return with("logback-" + version, version.startsWith("1.2") ? "Slf4j" : "Slf4j2")
        .configured("logback.xml");
  }

  static LogProgram log4j2(String version) {
    return with("log4j-" + version, "Log4j2").configured("log4j2.xml");
  }

  static LogProgram jul() {
    return with("logback-1.5.38", "Jul").configured("logging.properties");
  }

  static LogProgram log4j1() {
    return with("log4j-1.2", "Log4j1");
  }

  LogProgram under(Agent way) {
    agent = way.options();
    return this;
  }

  /** As it would run without any agent. */
  LogProgram alone() {
    agent = List.of();
    return this;
  }

  LogProgram indy(boolean on) {
    return option("-Dotel.javaagent.experimental.indy=" + on);
  }

  LogProgram on(Path jdk) {
    this.jdk = jdk;
    return this;
  }

  LogProgram option(String option) {
    options.add(option);
    return this;
  }

  LogProgram variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** With a file of the application's {@code conf} folder. */
  LogProgram configured(String file) {
    return configured(Built.LOGGING_CONFIGURATIONS.resolve(file));
  }

  LogProgram configured(Path file) {
    String name = file.getFileName().toString();
    if (name.startsWith("logback")) {
      return option("-Dlogback.configurationFile=" + file.toUri());
    }
    return name.startsWith("log4j2")
        ? option("-Dlog4j2.configurationFile=" + file.toUri())
        : option("-Djava.util.logging.config.file=" + file);
  }

  /** Whose last lines are only written when it is stopped. */
  boolean hasAsyncLogback() {
    return options.stream().anyMatch(option -> option.endsWith("logback-async.xml"));
  }

  /** What a shell would be told. */
  List<String> command(String... tasks) {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(agent);
    command.addAll(options);
    command.add("-cp");
    command.add(Built.loggingClassPath(libraries));
    command.add("com.example.logging.Program");
    command.add(facade);
    command.addAll(List.of(tasks));
    return command;
  }

  Map<String, String> variables() {
    return variables;
  }

  Ended run(String... tasks) throws IOException, InterruptedException {
    return run(command(tasks), variables);
  }

  /** Output and errors go to files: who reads one pipe at a time may wait for the other. */
  static Ended run(List<String> command, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("program", ".out");
    Path errors = Files.createTempFile("program", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(variables);
      Process process = builder.start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      process.destroyForcibly();
      assertThat(ended).as(() -> "It ended. Its standard error:\n" + text(errors)).isTrue();
      return new Ended(process.exitValue(), text(output), text(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
