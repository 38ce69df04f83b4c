/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's jars as files: what is in them, and what they do when they are run as programs. */
class AgentJarTest {
  private static final String SERVICES = "META-INF/services/";

  /** What a program printed and how it ended. */
  private record Ended(int exitCode, String output) {}

  static List<Path> jars() {
    return List.of(Built.AGENT, Built.EXTENSION);
  }

  @Test
  void agentJar_run_saysWhatItIs() throws Exception {
    Ended ended = run(Map.of(), "java", "-jar", Built.AGENT.toString());

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output())
        .startsWith("lgtm4j agent " + System.getProperty("lgtm4j.version"))
        .contains("OpenTelemetry Java agent 2.33.1");
  }

  @Test
  void check_ofARightEnvironment_succeeds() throws Exception {
    Map<String, String> variables =
        Map.of("LGTM_APPLICATION", "shop", "LGTM_ENVIRONMENT", "production");

    Ended ended = run(variables, "java", "-jar", Built.AGENT.toString(), "--check");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output())
        .containsPattern("environment +prod")
        .contains("shop, from LGTM_APPLICATION", "No problems.");
  }

  @Test
  void check_ofAWrongEnvironment_failsAndSaysAllProblems() throws Exception {
    Map<String, String> variables =
        Map.of("LGTM_ENVIROMENT", "prod", "LGTM_TENANT", "..", "LGTM_OTLP_PASSWORD", "hush");

    Ended ended = run(variables, "java", "-jar", Built.AGENT.toString(), "--check");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .contains("2 problems", "\"..\" in LGTM_TENANT", "Write it as LGTM_ENVIRONMENT")
        .doesNotContain("hush");
  }

  @Test
  void jdkTool_underTheAgent_runsAsIfItWereNotThere() throws Exception {
    Ended ended = run(Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + Built.AGENT), "keytool", "-help");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output())
        .contains("Key and Certificate Management Tool")
        .doesNotContain("lgtm4j:", "otel.javaagent");
  }

  @ParameterizedTest
  @MethodSource("jars")
  void jar_hasEachEntryOnce(Path jar) throws IOException {
    List<String> names = entries(jar);

    assertThat(names).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("jars")
  void jar_isForJava8(Path jar) throws IOException {
    List<String> tooNew = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        if (entry.getName().contains("io/github/lgtm4j/") && isClass(entry.getName())) {
          byte[] head = file.getInputStream(entry).readNBytes(8);
          if (head[7] > 52) {
            tooNew.add(entry.getName());
          }
        }
      }
    }
    assertThat(tooNew).isEmpty();
  }

  @Test
  void extensionJar_bundlesNothingUnderItsOwnName() throws IOException {
    assertThat(entries(Built.EXTENSION))
        .filteredOn(AgentJarTest::isClass)
        .isNotEmpty()
        .allMatch(name -> name.startsWith("io/github/lgtm4j/agent/"));
  }

  @Test
  void singleJar_keepsOpenTelemetrysApiOutOfTheApplicationsSight() throws IOException {
    assertThat(entries(Built.AGENT))
        .noneMatch(name -> name.matches("(inst/)?io/opentelemetry/(api|context|semconv)/.*"));
  }

  @ParameterizedTest
  @MethodSource("jars")
  void jar_hasAClassForEachServiceOfOurs(Path jar) throws IOException {
    Set<String> classes = new HashSet<>();
    for (String name : entries(jar)) {
      classes.add(name.replaceFirst("^inst/", "").replaceFirst("\\.class(data)?$", ""));
    }
    assertThat(servicesOfOurs(jar))
        .isNotEmpty()
        .allMatch(service -> classes.contains(service.replace('.', '/')));
  }

  private static List<String> servicesOfOurs(Path jar) throws IOException {
    List<String> services = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        if (entry.getName().contains(SERVICES) && !entry.isDirectory()) {
          String lines =
              new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          lines.lines().filter(line -> line.contains("lgtm4j")).forEach(services::add);
        }
      }
    }
    return services;
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class") || name.endsWith(".classdata");
  }

  private static List<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return Collections.list(file.entries()).stream().map(ZipEntry::getName).toList();
    }
  }

  private static Ended run(Map<String, String> variables, String program, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Jdk.running().resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
