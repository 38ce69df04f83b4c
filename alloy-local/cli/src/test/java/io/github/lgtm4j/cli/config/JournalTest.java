/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.cli.fixture.TestCase;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machine's journal through the machine's agent. The journal is made by systemd-journal-remote,
 * which needs no systemd; an Alloy that was built without the journal says so and reads none.
 */
@Tag("full")
class JournalTest {
  private static final Path JOURNAL_REMOTE = Path.of("/lib/systemd/systemd-journal-remote");

  @TempDir private Path folder;
  @TempDir private Path journal;

  @Test
  void entries_ofUnits_arriveWithUnitAndLevel() throws Exception {
    writeJournal(
        entry(1, "nginx.service", 3, "upstream timed out")
            + entry(2, "cron.service", 6, "session opened")
            + entry(3, "cron.service", 4, "no such user"));
    try (ConfigRun run = new ConfigRun(Checkout.alloy(), test(), Load.folder(), folder)) {
      run.start();
      String log = Files.readString(folder.resolve("main/storage.log"));
      assumeFalse(
          log.contains("loki.source.journal is not enabled"),
          "this alloy was built without the journal (promtail_journal_enabled)");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(run.sink().telemetry().logs(LogQuery.all().label("app", "journal")))
                      .extracting(JournalTest::summary)
                      .containsExactlyInAnyOrder(
                          "staging nginx.service error upstream timed out",
                          "staging cron.service info session opened",
                          "staging cron.service warn no such user"));
    }
  }

  private static String summary(LogLine line) {
    Map<String, String> labels = line.labels();
    assertThat(labels)
        .containsEntry("application", "journal")
        .containsEntry("cluster", "datacentre-1")
        .containsEntry("tenant", "staging")
        .containsEntry("namespace", "vm");
    return labels.get("environment")
        + " "
        + labels.get("container")
        + " "
        + labels.get("level")
        + " "
        + line.line();
  }

  private static String entry(int number, String unit, int priority, String message) {
    return """
        __REALTIME_TIMESTAMP=%d
        __MONOTONIC_TIMESTAMP=%d
        _BOOT_ID=0123456789abcdef0123456789abcdef
        _MACHINE_ID=0123456789abcdef0123456789abcdef
        _TRANSPORT=stdout
        PRIORITY=%d
        _SYSTEMD_UNIT=%s
        MESSAGE=%s

        """
        .formatted(System.currentTimeMillis() * 1000 + number, number, priority, unit, message);
  }

  private void writeJournal(String entries) throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(JOURNAL_REMOTE), "no " + JOURNAL_REMOTE + ": no journal can be made");
    Process process =
        new ProcessBuilder(
                JOURNAL_REMOTE.toString(), "-o", journal.resolve("system.journal").toString(), "-")
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(entries.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private TestCase test() {
    return new TestCase(
        "",
        "../..",
        "vm/config.alloy",
        "public-preview",
        Map.of(
            "LGTM_ENVIRONMENT",
            "staging",
            "LGTM_CLUSTER",
            "datacentre-1",
            "LGTM_LOGS_RATE_WITHOUT_TRACE",
            "1",
            "LGTM_JOURNAL_PATH",
            journal.toString(),
            "LGTM_TARGETS_FILES",
            folder + "/none/*.yaml",
            "LGTM_LOGS_FILES",
            folder + "/none/*.yaml"),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
