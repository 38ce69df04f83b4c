/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.cli.alloy.RunningAlloy;
import io.github.lgtm4j.cli.fixture.TestCase;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each transport loses when the sink, Alloy, or both fail. The figures of a run are in {@code
 * target/durability.md}; the table of docs/reference/alloy-durability.md is made of them.
 */
class DurabilityTest {
  /** How long a failure lasts, and how long it goes on after it: a round a second. */
  private static final int SHORT = 10;

  private static final int LONG = 60;
  private static final int LINES = 30;
  private static final int SPANS = 10;

  @TempDir private Path folder;

  enum Failure {
    SINK_DOWN {
      @Override
      void happen(DurabilityTest test, ConfigRun run, RunningAlloy alloy) throws Exception {
        run.receiver().down();
        test.feed(run, test.lasting);
        run.receiver().up();
      }
    },
    ALLOY_KILLED {
      @Override
      void happen(DurabilityTest test, ConfigRun run, RunningAlloy alloy) throws Exception {
        test.feed(run, test.lasting);
        alloy.kill();
        run.start();
      }
    },
    SINK_DOWN_AND_ALLOY_KILLED {
      @Override
      void happen(DurabilityTest test, ConfigRun run, RunningAlloy alloy) throws Exception {
        run.receiver().down();
        test.feed(run, test.lasting);
        alloy.kill();
        run.start();
        run.receiver().up();
      }
    },
    SINK_DOWN_AND_ALLOY_RESTARTED {
      @Override
      void happen(DurabilityTest test, ConfigRun run, RunningAlloy alloy) throws Exception {
        run.receiver().down();
        test.feed(run, test.lasting);
        alloy.close();
        run.start();
        run.receiver().up();
      }
    },
    WRONG_CREDENTIALS {
      @Override
      void happen(DurabilityTest test, ConfigRun run, RunningAlloy alloy) throws Exception {
        test.answering(run, 401);
      }
    },
    TOO_MANY_REQUESTS {
      @Override
      void happen(DurabilityTest test, ConfigRun run, RunningAlloy alloy) throws Exception {
        test.answering(run, 429);
      }
    },
    UNAVAILABLE {
      @Override
      void happen(DurabilityTest test, ConfigRun run, RunningAlloy alloy) throws Exception {
        test.answering(run, 503);
      }
    },
    DISK_FULL {
      @Override
      void happen(DurabilityTest test, ConfigRun run, RunningAlloy alloy) throws Exception {
        test.disk.fill();
        test.feed(run, test.lasting);
        test.disk.free();
      }
    },
    DISK_FULL_AND_SINK_DOWN {
      @Override
      void happen(DurabilityTest test, ConfigRun run, RunningAlloy alloy) throws Exception {
        test.disk.fill();
        run.receiver().down();
        test.feed(run, test.lasting);
        test.disk.free();
        run.receiver().up();
      }
    };

    boolean isOfTheDisk() {
      return this == DISK_FULL || this == DISK_FULL_AND_SINK_DOWN;
    }

    abstract void happen(DurabilityTest test, ConfigRun run, RunningAlloy alloy) throws Exception;
  }

  private record Outcome(
      int rounds, long lines, long repeatedLines, long spans, long repeatedSpans, long gap) {
    boolean isComplete() {
      return lines == (long) rounds * LINES && spans == (long) rounds * SPANS;
    }

    String row(String transport, Failure failure) {
      return "| %s | %s | %d of %d | %d | %d of %d | %d | %d s |%n"
          .formatted(
              failure,
              transport,
              lines,
              rounds * LINES,
              repeatedLines,
              spans,
              rounds * SPANS,
              repeatedSpans,
              gap / 1000);
    }
  }

  private int lasting;
  private int round;
  private SmallDisk disk;

  @Test
  void durable_sinkDownAndAlloyKilled_losesNoLineAndNoSpan() throws Exception {
    Outcome outcome = run("durable", Failure.SINK_DOWN_AND_ALLOY_KILLED, SHORT);
    assertThat(outcome).matches(Outcome::isComplete, "has every line and span");
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource
  void durable_anyFailureButRefusalAndFullDisk_losesNoLineAndNoSpan(Failure failure)
      throws Exception {
    Outcome outcome = run("durable", failure, LONG);
    if (failure != Failure.WRONG_CREDENTIALS && !failure.isOfTheDisk()) {
      assertThat(outcome).matches(Outcome::isComplete, "has every line and span");
    }
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource
  void classic_sinkOrDiskFailsAlone_losesNoLineAndNoSpan(Failure failure) throws Exception {
    Outcome outcome = run("classic", failure, LONG);
    if (failure.isOfTheDisk()
        || List.of(Failure.SINK_DOWN, Failure.TOO_MANY_REQUESTS, Failure.UNAVAILABLE)
            .contains(failure)) {
      assertThat(outcome).matches(Outcome::isComplete, "has every line and span");
      assertThat(outcome.repeatedLines() + outcome.repeatedSpans()).isZero();
    }
  }

  private Outcome run(String transport, Failure failure, int rounds) throws Exception {
    TestCase test =
        Load.test(
            Map.of(
                "LGTM_ENVIRONMENT", "dev",
                "LGTM_CLUSTER", "cluster-1",
                "LGTM_METRICS_TRANSPORT", transport,
                "LGTM_LOGS_TRANSPORT", transport,
                "LGTM_TRACES_TRANSPORT", transport));
    Path storage = folder.resolve("main/storage");
    try (SmallDisk small = failure.isOfTheDisk() ? SmallDisk.at(storage) : null;
        ConfigRun run = new ConfigRun(Checkout.alloy(), test, Load.folder(), folder)) {
      disk = small;
      RunningAlloy alloy = run.start();
      run.logs().append(run.logs().fileOf(Load.POD), Load.line("first"));
      awaitFirst(run.sink().telemetry());
      lasting = rounds;
      failure.happen(this, run, alloy);
      feed(run, SHORT);
      Outcome outcome = awaitOutcome(run.sink().telemetry());
      Files.writeString(
          Path.of("target/durability.md"),
          outcome.row(transport, failure),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return outcome;
    }
  }

  private static void awaitFirst(Telemetry telemetry) throws InterruptedException {
    boolean there =
        telemetry.await(
            Duration.ofSeconds(60),
            t ->
                !t.logs(LogQuery.all().text("first")).isEmpty()
                    && !t.series(SeriesQuery.named("jvm_thread_count")).isEmpty());
    assertThat(there).as("line and sample before the failure").isTrue();
  }

  /** Lines and spans, a round a second. */
  private void feed(ConfigRun run, int rounds) throws IOException, InterruptedException {
    for (int i = 0; i < rounds; i++, round++) {
      for (int line = 0; line < LINES; line++) {
        run.logs().append(run.logs().fileOf(Load.POD), Load.line("line-" + round + "-" + line));
      }
      int start = round * SPANS;
      Load.spans(
          run.otlpPort(),
          IntStream.range(start, start + SPANS).mapToObj("f%031x"::formatted).toList());
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private void answering(ConfigRun run, int status) throws IOException, InterruptedException {
    run.receiver().answer(status);
    feed(run, lasting);
    run.receiver().answer(0);
  }

  /** Everything, or what is there when nothing came for a while. */
  private Outcome awaitOutcome(Telemetry telemetry) throws InterruptedException {
    Outcome outcome = outcome(telemetry);
    long changed = System.nanoTime();
    while (System.nanoTime() - changed < TimeUnit.SECONDS.toNanos(outcome.isComplete() ? 3 : 45)) {
      TimeUnit.MILLISECONDS.sleep(500);
      Outcome now = outcome(telemetry);
      if (now.lines() + now.repeatedLines() != outcome.lines() + outcome.repeatedLines()
          || now.spans() + now.repeatedSpans() != outcome.spans() + outcome.repeatedSpans()) {
        changed = System.nanoTime();
      }
      outcome = now;
    }
    return outcome;
  }

  private Outcome outcome(Telemetry telemetry) {
    List<String> lines =
        telemetry.logs(LogQuery.all().text("line-")).stream().map(LogLine::message).toList();
    List<String> spans =
        telemetry.spans(SpanQuery.all().service("checkout")).stream().map(Span::name).toList();
    long distinctLines = lines.stream().distinct().count();
    long distinctSpans = spans.stream().distinct().count();
    return new Outcome(
        round,
        distinctLines,
        lines.size() - distinctLines,
        distinctSpans,
        spans.size() - distinctSpans,
        longestGap(telemetry));
  }

  /**
   * The longest time between two samples of one series, in milliseconds; it is read each second.
   * None in the last ten seconds is a gap too, that has not ended.
   */
  private static long longestGap(Telemetry telemetry) {
    long tenSecondsAgo = System.currentTimeMillis() - 10_000;
    long[] times =
        LongStream.concat(
                telemetry.series(SeriesQuery.named("jvm_thread_count")).stream()
                    .flatMap(series -> series.points().stream())
                    .mapToLong(Series.Point::time),
                LongStream.of(tenSecondsAgo))
            .sorted()
            .toArray();
    return IntStream.range(1, times.length).mapToLong(i -> times[i] - times[i - 1]).max().orElse(0);
  }
}
