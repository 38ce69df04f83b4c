/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrived is there after a restart, however the process ended. */
class DataDirectoryTest {
  @TempDir Path directory;

  @Test
  void restart_afterAClose_findsEverything() throws Exception {
    try (LocalSink sink = open()) {
      push(sink, "before");
    }
    try (LocalSink sink = open()) {
      push(sink, "after");

      assertThat(sink.telemetry().logs(LogQuery.all()))
          .extracting(LogLine::line)
          .containsExactly("before", "after");
    }
  }

  @Test
  void restart_withATornTail_keepsTheRestAndGoesOn() throws Exception {
    try (LocalSink sink = open()) {
      push(sink, "whole");
      push(sink, "torn");
    }
    flipLastByteOfTheLastRecord();

    try (LocalSink sink = open()) {
      push(sink, "next");

      assertThat(sink.telemetry().logs(LogQuery.all()))
          .extracting(LogLine::line)
          .containsExactly("whole", "next");
    }
  }

  private void flipLastByteOfTheLastRecord() throws Exception {
    try (var files = Files.list(directory)) {
      Path segment = files.filter(f -> f.toString().endsWith(".segment-v1")).findFirst().get();
      try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
        long at = file.length() - 1;
        for (file.seek(at); file.read() == 0; file.seek(--at)) {}
        file.seek(at);
        file.write(0x7f);
      }
    }
  }

  @Test
  void directory_thatAnotherSinkUses_isRefused() {
    try (LocalSink sink = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("another local sink uses");
      assertThat(sink.telemetry().violations()).isEmpty();
    }
  }

  @Test
  void kill9_duringIngest_losesNothingThatWasAcknowledged() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SinkProcess.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<String> acknowledged = new HashSet<>();
    try (BufferedReader out = process.inputReader()) {
      Sender sender = new Sender(URI.create(out.readLine()));
      for (int i = 0; i < 300; i++) {
        String line = "line " + i + ' ' + "x".repeat(3000);
        if (push(sender, line) == 204) {
          acknowledged.add(line);
        }
        if (i == 250) {
          new Thread(process::destroyForcibly).start();
        }
      }
    } catch (IOException killed) {
      // The line that was on its way has no answer.
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isEqualTo(137);

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(250);
    try (LocalSink sink = open()) {
      List<String> kept =
          sink.telemetry().logs(LogQuery.all()).stream().map(LogLine::line).toList();
      assertThat(kept).containsAll(acknowledged).doesNotHaveDuplicates();
    }
  }

  @Test
  void restart_afterAKillWhileASegmentWasMade_doesWithoutIt() throws Exception {
    try (LocalSink sink = open()) {
      push(sink, "kept");
    }
    Files.createFile(directory.resolve("000007.segment-v1"));
    Files.write(directory.resolve("000008.segment-v1"), new byte[64 << 10]);

    try (LocalSink sink = open()) {
      assertThat(lines(sink)).containsExactly("kept");
      assertThat(segments()).hasSize(1);
    }
  }

  @Test
  void restart_withASmallerBudget_keepsTheNewestThatFit() throws Exception {
    try (LocalSink sink = open(64 << 20)) {
      fill(sink, 0, 250);
      assertThat(lines(sink)).hasSize(250);
    }

    try (LocalSink sink = open(2 << 20)) {
      assertThat(sizeOnDisk()).isBetween(1L << 20, 2L << 20);
      assertThat(lines(sink)).hasSizeBetween(30, 70).last().asString().startsWith("line 249 ");
      assertThat(sink.telemetry().usage().evicted().get("line"))
          .isEqualTo(250L - lines(sink).size());
      fill(sink, 250, 100);
      assertThat(sizeOnDisk()).isLessThanOrEqualTo(2 << 20);
      assertThat(lines(sink)).last().asString().startsWith("line 349 ");
    }
  }

  @Test
  void restart_withALargerBudget_growsIntoIt() throws Exception {
    try (LocalSink sink = open(2 << 20)) {
      fill(sink, 0, 100);
    }

    try (LocalSink sink = open(64 << 20)) {
      fill(sink, 100, 250);

      assertThat(lines(sink)).hasSizeGreaterThan(280).last().asString().startsWith("line 349 ");
    }
  }

  private static void fill(LocalSink sink, int from, int count) throws Exception {
    Sender sender = new Sender(sink);
    // Of one time, so that only their arrival tells their order.
    long time = System.currentTimeMillis();
    for (int i = from; i < from + count; i++) {
      String line = "line " + i + ' ' + "x".repeat(30_000);
      byte[] request = PushRequests.of("{a=\"b\"}", time, line, Map.of());
      assertThat(sender.snappy("/loki/api/v1/push", request).statusCode()).isEqualTo(204);
    }
  }

  private static List<String> lines(LocalSink sink) {
    return sink.telemetry().logs(LogQuery.all()).stream().map(LogLine::line).toList();
  }

  private List<Path> segments() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(".segment-v1")).toList();
    }
  }

  private long sizeOnDisk() throws IOException {
    return segments().stream().mapToLong(file -> file.toFile().length()).sum();
  }

  private LocalSink open() {
    return open(2 << 20);
  }

  private LocalSink open(long maxBytes) {
    return LocalSink.builder().freePorts().maxBytes(maxBytes).dataDirectory(directory).start();
  }

  private static void push(LocalSink sink, String line) throws Exception {
    assertThat(push(new Sender(sink), line)).isEqualTo(204);
  }

  private static int push(Sender sender, String line) throws Exception {
    return sender
        .snappy(
            "/loki/api/v1/push",
            PushRequests.of("{a=\"b\"}", System.currentTimeMillis(), line, Map.of()))
        .statusCode();
  }
}
