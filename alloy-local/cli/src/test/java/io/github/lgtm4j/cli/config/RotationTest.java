/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log files that are rotated while they are read. */
@Tag("full")
class RotationTest {
  private static final int KUBELET_BYTES = 10 << 20;

  /** A megabyte a second: the kubelet looks every ten seconds. */
  private static final int LINES_A_SECOND = 250;

  private static final String FILLING = "x".repeat(4_000);

  @TempDir private Path folder;

  @Test
  void lines_whenTheKubeletRenamesAtTenMegabytes_allArriveOnce() throws Exception {
    try (ConfigRun run = started()) {
      Path file = run.logs().fileOf(Load.POD);
      int sent = 0;
      run.logs().append(file, Load.line("line-" + sent++));
      await().atMost(Duration.ofSeconds(30)).until(() -> lines(run).size() == 1);
      for (int rotation = 0; rotation < 2; rotation++) {
        while (!Files.exists(file) || Files.size(file) < KUBELET_BYTES) {
          for (int i = 0; i < LINES_A_SECOND; i++) {
            run.logs().append(file, Load.line("line-" + sent++ + "-" + FILLING));
          }
          TimeUnit.SECONDS.sleep(1);
        }
        Files.move(file, file.resolveSibling("0.log.2026112117000" + rotation));
      }
      run.logs().append(file, Load.line("line-" + sent++));
      assertArrived(run, sent, 0);
    }
  }

  @Test
  void lines_whenTheFileIsCopiedAndCutShort_allArriveOnce() throws Exception {
    try (ConfigRun run = started()) {
      Path file = run.logs().fileOf(Load.POD);
      for (int i = 0; i < 500; i++) {
        run.logs().append(file, Load.line("line-" + i));
      }
      // logrotate's copytruncate loses what is written between the two steps and what the reader
      // has
      // not read: here it has had the time that logrotate never waits for.
      await().atMost(Duration.ofSeconds(30)).until(() -> lines(run).size() == 500);
      Files.copy(file, file.resolveSibling("0.log.1"), StandardCopyOption.REPLACE_EXISTING);
      Files.write(file, new byte[0]);
      TimeUnit.SECONDS.sleep(3);
      for (int i = 500; i < 600; i++) {
        run.logs().append(file, Load.line("line-" + i));
      }
      assertArrived(run, 600, 0);
    }
  }

  private ConfigRun started() throws IOException, InterruptedException {
    ConfigRun run =
        new ConfigRun(
            Checkout.alloy(),
            Load.test(Map.of("LGTM_ENVIRONMENT", "dev", "LGTM_CLUSTER", "cluster-1")),
            Load.folder(),
            folder);
    run.start();
    return run;
  }

  private static void assertArrived(ConfigRun run, int sent, int repeated) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              List<String> lines = lines(run);
              assertThat(lines.stream().distinct().count()).isEqualTo(sent);
              assertThat(lines).hasSize(sent + repeated);
            });
  }

  private static List<String> lines(ConfigRun run) {
    return run.sink().telemetry().logs(LogQuery.all().text("line-")).stream()
        .map(LogLine::message)
        .map(message -> message.replace(FILLING, ""))
        .toList();
  }
}
