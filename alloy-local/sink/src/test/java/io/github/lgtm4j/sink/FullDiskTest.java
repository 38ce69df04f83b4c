/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory on a disk of two MiB, with a budget of eight. */
class FullDiskTest {
  private static final int BUDGET = 8 << 20;

  @TempDir Path disk;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "only Linux has a tmpfs");
    mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString());
    assumeTrue(mounted, "a tmpfs can only be mounted by root with CAP_SYS_ADMIN");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(run("umount", "-l", disk.toString())).isTrue();
    }
  }

  @Test
  void diskThatIsFull_leavesTheRestInMemoryAndSaysSo() throws Exception {
    try (LocalSink sink = open()) {
      push(sink, 0, 200);

      assertThat(lines(sink)).hasSize(200);
      assertThat(sink.telemetry().usage().evicted().getOrDefault("line", 0L)).isZero();
      Violation violation = notOnDisk(sink);
      assertThat(violation.refused()).isFalse();
      assertThat(violation.count()).isGreaterThanOrEqualTo(8);
      assertThat(violation.message()).contains("No space left on device", "in memory only");
    }

    try (LocalSink sink = open()) {
      assertThat(lines(sink))
          .hasSizeBetween(40, 70)
          .allSatisfy(line -> assertThat(number(line)).isLessThan(70));
    }
  }

  @Test
  void diskWithRoomAgain_takesTheNextSegments() throws Exception {
    try (LocalSink sink = open()) {
      push(sink, 0, 200);
      assertThat(run("mount", "-o", "remount,size=16m", disk.toString())).isTrue();
      push(sink, 200, 500);
    }

    try (LocalSink sink = open()) {
      assertThat(lines(sink))
          .hasSizeGreaterThan(200)
          .last()
          .satisfies(line -> assertThat(number(line)).isEqualTo(699));
      assertThat(sink.telemetry().violations()).isEmpty();
    }
  }

  private static Violation notOnDisk(LocalSink sink) {
    return sink.telemetry().violations().stream()
        .filter(violation -> violation.rule().equals("not-on-disk"))
        .findFirst()
        .orElseThrow();
  }

  private LocalSink open() {
    return LocalSink.builder().freePorts().maxBytes(BUDGET).dataDirectory(disk).start();
  }

  private static void push(LocalSink sink, int from, int count) throws Exception {
    Sender sender = new Sender(sink);
    for (int i = from; i < from + count; i++) {
      byte[] request =
          PushRequests.of(
              "{a=\"b\"}",
              System.currentTimeMillis(),
              "line " + i + ' ' + "x".repeat(30_000),
              Map.of());
      assertThat(sender.snappy("/loki/api/v1/push", request).statusCode()).isEqualTo(204);
    }
  }

  private static List<String> lines(LocalSink sink) {
    return sink.telemetry().logs(LogQuery.all()).stream().map(LogLine::line).toList();
  }

  private static int number(String line) {
    return Integer.parseInt(line.split(" ", -1)[1]);
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
