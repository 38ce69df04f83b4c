/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.cli.alloy.Alloy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the configs that are shipped, in a real Alloy. They wait more than they work. */
class ShippedConfigsTest {
  private static final int AT_ONCE = 4;

  private static final Map<Path, Future<String>> RUNS = new LinkedHashMap<>();
  private static ExecutorService threads;

  @BeforeAll
  static void startAll() throws IOException {
    Alloy alloy = Checkout.alloy();
    threads = Executors.newFixedThreadPool(AT_ONCE);
    for (Path file : cases()) {
      RUNS.put(file, threads.submit(() -> new ConfigTest(alloy, file).run()));
    }
  }

  @AfterAll
  static void stop() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }

  static List<Path> cases() throws IOException {
    List<Path> cases = new ArrayList<>();
    for (Path root : List.of(Checkout.CONFIG, Checkout.SINK)) {
      try (Stream<Path> files = Files.walk(root.resolve("cases"))) {
        files.filter(file -> file.endsWith("case.yaml")).sorted().forEach(cases::add);
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void case_runInARealAlloy_isAsExpected(Path file) throws Exception {
    assertThat(RUNS.get(file).get()).isEmpty();
  }

  /** The design's promise of the durable transport: nobody behind the sink can tell. */
  @Test
  void sink_classicAndDurable_givesTheSame() throws IOException {
    assertThat(Checkout.SINK.resolve("cases/sink-durable/expected.txt"))
        .hasSameTextualContentAs(Checkout.SINK.resolve("cases/sink/expected.txt"));
  }

  /** No component takes another's rules, so who a pod is stands in two files. */
  @Test
  void identity_ofPodLogs_isThatOfPods() throws IOException {
    String pods = Files.readString(Checkout.CONFIG.resolve("modules/pods.alloy"));
    String rules =
        pods.substring(
            pods.indexOf("\t\trule {\n\t\t\tsource_labels = [\"__meta_kubernetes_pod_phase\"]"),
            pods.indexOf("\n\t}\n\n\texport \"targets\""));
    assertThat(Checkout.CONFIG.resolve("choices/logs-from-podlogs.alloy"))
        .content()
        .contains(rules);
  }

  /** The sink is deployed without the source's folder, so what both need stands in both. */
  @Test
  void sink_modulesThatTheSourceHasToo_areTheSame() throws IOException {
    for (String name : List.of("sampling.alloy", "self.alloy")) {
      assertThat(Checkout.SINK.resolve("modules/" + name))
          .hasSameTextualContentAs(Checkout.CONFIG.resolve("modules/" + name));
    }
  }

  @Test
  void entryPoints_all_areInACase() throws IOException {
    List<String> cases = new ArrayList<>();
    for (Path file : cases()) {
      cases.add(Files.readString(file));
    }
    assertThat(entryPoints())
        .isNotEmpty()
        .allSatisfy(
            entry -> assertThat(cases).anyMatch(text -> text.contains("entry: " + entry + "\n")));
  }

  private static List<String> entryPoints() throws IOException {
    List<String> entries = new ArrayList<>();
    for (Path root : List.of(Checkout.CONFIG, Checkout.SINK)) {
      for (String folder : List.of("kubernetes", "vm", "compose", "sink", "rules")) {
        if (Files.isDirectory(root.resolve(folder))) {
          try (Stream<Path> files = Files.list(root.resolve(folder))) {
            files
                .filter(file -> file.toString().endsWith(".alloy"))
                .forEach(file -> entries.add(root.relativize(file).toString()));
          }
        }
      }
    }
    return entries;
  }
}
