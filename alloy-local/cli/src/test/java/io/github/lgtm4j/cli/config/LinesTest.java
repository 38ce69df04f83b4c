/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.lgtm4j.cli.alloy.RunningAlloy;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to lines by chance, by their size and by a pattern of one's own. */
class LinesTest {
  private static final int LINES = 2_000;
  private static final Pattern SAMPLED =
      Pattern.compile(
          "loki_process_dropped_lines_total\\{.*reason=\"info_logs_without_trace_sampled\"} (\\d+)");
  private static final Pattern TRUNCATED =
      Pattern.compile("loki_process_truncated_fields_total\\{.*} (\\d+)");

  @TempDir private Path folder;

  @Test
  void infoLines_withoutATraceInProd_areKeptOneInTenAndTheOthersCounted() throws Exception {
    try (ConfigRun run = prepared()) {
      append(run, IntStream.range(0, LINES).mapToObj(i -> Load.line("line-" + i)).toList());
      RunningAlloy alloy = run.start();
      // Three standard deviations of a chance of one in ten are 40 of 2,000.
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                int kept = lines(run, "line-").size();
                assertThat(kept).isBetween(140, 260);
                assertThat(kept + counted(alloy, SAMPLED)).isEqualTo(LINES);
              });
    }
  }

  @Test
  void line_longerThanLokiTakes_isCutAndCountedAndKeepsItsLevel() throws Exception {
    try (ConfigRun run = prepared()) {
      append(run, List.of(Load.line("x".repeat(400_000)).replace("info", "error")));
      RunningAlloy alloy = run.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> lines(run, "xxxx").size() == 1);
      LogLine line = lines(run, "xxxx").get(0);
      assertThat(line.line().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(200_000, 256 * 1024);
      assertThat(line.line()).endsWith("...truncated");
      assertThat(line.labels()).containsEntry("level", "error");
      assertThat(counted(alloy, TRUNCATED)).isOne();
    }
  }

  @Test
  void line_withASecretOfOnesOwn_isMaskedByThePattern() throws Exception {
    try (ConfigRun run = prepared()) {
      append(run, List.of(Load.line("paid with card=4111-1111 today").replace("info", "warn")));
      run.start();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(lines(run, "paid with"))
                      .extracting(LogLine::message)
                      .containsExactly("paid with card=*** today"));
    }
  }

  private ConfigRun prepared() throws Exception {
    return new ConfigRun(
        Checkout.alloy(),
        Load.test(
            Map.of(
                "LGTM_ENVIRONMENT", "prod",
                "LGTM_CLUSTER", "cluster-1",
                "LGTM_LOGS_MASK", "card=([0-9-]+)")),
        Load.folder(),
        folder);
  }

  private static void append(ConfigRun run, List<String> lines) throws Exception {
    run.logs().appendAll(run.logs().fileOf(Load.POD), lines);
  }

  private static List<LogLine> lines(ConfigRun run, String text) {
    return run.sink().telemetry().logs(LogQuery.all().text(text));
  }

  private static int counted(RunningAlloy alloy, Pattern counter) throws Exception {
    Matcher matcher = counter.matcher(alloy.metrics());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
