/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.cli.alloy.RunningAlloy;
import io.github.lgtm4j.cli.fixture.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the node's agent costs at 1,000 lines/s, 100 spans/s and 50 targets. It measures and writes
 * {@code target/source-cost.md}; it fails only where the manifest's limit would be exceeded.
 */
@Tag("full")
class SourceCostTest {
  private static final int SECONDS = 60;
  private static final int TARGETS = 50;
  private static final long LIMIT_MIB = 768;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"classic", "durable"})
  void source_atTheStatedLoad_staysWithinItsLimit(String transport) throws Exception {
    try (ConfigRun run = new ConfigRun(Checkout.alloy(), test(transport), Load.folder(), folder)) {
      RunningAlloy alloy = run.start();
      feed(run, 15);
      Duration before = alloy.process().info().totalCpuDuration().orElseThrow();
      long start = System.nanoTime();
      feed(run, SECONDS);
      Duration cpu = alloy.process().info().totalCpuDuration().orElseThrow().minus(before);
      long elapsed = (System.nanoTime() - start) / 1_000_000;
      long mib = residentKib(alloy) / 1024;
      Files.writeString(
          Path.of("target/source-cost-" + transport + ".md"),
          "| %s | %d %% | %d MiB |%n".formatted(transport, 100 * cpu.toMillis() / elapsed, mib));
      assertThat(mib).isLessThan(LIMIT_MIB);
    }
  }

  private static void feed(ConfigRun run, int seconds) throws IOException, InterruptedException {
    for (int second = 0; second < seconds; second++) {
      long next = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 1000; i++) {
        lines
            .append(i == 0 ? "" : "\n")
            .append(Load.line("line of a hundred characters or so, " + i));
      }
      run.logs().appendAll(run.logs().fileOf(Load.POD), List.of(lines.toString().split("\n", -1)));
      int first = second * 100;
      Load.spans(
          run.otlpPort(),
          IntStream.range(first, first + 100).mapToObj("f%031x"::formatted).toList());
      TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
    }
  }

  private static long residentKib(RunningAlloy alloy) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + alloy.process().pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static TestCase test(String transport) {
    TestCase one =
        Load.test(
            Map.of(
                "LGTM_ENVIRONMENT", "dev",
                "LGTM_CLUSTER", "cluster-1",
                "LGTM_SCRAPE_INTERVAL", "15s",
                "LGTM_SCRAPE_TIMEOUT", "10s",
                "LGTM_METRICS_TRANSPORT", transport,
                "LGTM_LOGS_TRANSPORT", transport,
                "LGTM_TRACES_TRANSPORT", transport));
    List<TestCase.Pod> pods = new ArrayList<>(List.of(Load.POD));
    for (int i = 1; i < TARGETS; i++) {
      pods.add(
          new TestCase.Pod(
              "pod-" + i,
              "shop",
              "",
              Map.of(),
              Load.POD.annotations(),
              List.of("http"),
              "checkout.prom",
              "",
              ""));
    }
    return new TestCase(
        "",
        one.config(),
        one.entry(),
        one.stability(),
        one.environment(),
        Map.of(),
        Map.of(),
        one.namespaces(),
        pods,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
