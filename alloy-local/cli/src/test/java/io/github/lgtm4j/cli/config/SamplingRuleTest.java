/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.lgtm4j.cli.fixture.TestCase;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The one sampling rule, in the three places where it is decided: Alloy's log pipeline, the sink's
 * tail sampling, and the reference below, which is written as the rule is told.
 */
class SamplingRuleTest {
  private static final int TRACES = 3_000;
  private static final int BATCH = 500;
  private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(56);

  @TempDir private Path folder;

  @Test
  void linesAndSpans_ofRandomTraces_areKeptTogetherAsTheRuleSays() throws Exception {
    List<String> traces = randomIds();
    Set<String> kept = traces.stream().filter(SamplingRuleTest::isKept).collect(Collectors.toSet());
    assertThat(kept).hasSizeBetween(TRACES * 20 / 100, TRACES * 30 / 100);
    try (ConfigRun run = new ConfigRun(Checkout.alloy(), test(), Load.folder(), folder)) {
      run.start();
      for (int i = 0; i < TRACES; i += BATCH) {
        for (String id : traces.subList(i, i + BATCH)) {
          run.logs().append(run.logs().fileOf(Load.POD), Load.line(id, id));
        }
        Load.spans(run.otlpPort(), traces.subList(i, i + BATCH));
      }
      // The last line is of a trace that is kept: when it is there, all are.
      String last = "f".repeat(32);
      run.logs().append(run.logs().fileOf(Load.POD), Load.line(last, last));
      kept.add(last);
      Load.spans(run.otlpPort(), List.of(last));
      Telemetry telemetry = run.sink().telemetry();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                assertThat(lines(telemetry)).isEqualTo(kept);
                assertThat(spans(telemetry)).isEqualTo(kept);
              });
    }
  }

  private static Set<String> lines(Telemetry telemetry) {
    return telemetry.logs(LogQuery.all().label("application", "checkout")).stream()
        .map(LogLine::message)
        .collect(Collectors.toSet());
  }

  private static Set<String> spans(Telemetry telemetry) {
    return telemetry.spans(SpanQuery.all().service("checkout")).stream()
        .map(Span::name)
        .collect(Collectors.toSet());
  }

  /** Keep a quarter: the number in the last 14 digits is in the upper quarter of its range. */
  private static boolean isKept(String traceId) {
    BigInteger random = new BigInteger(traceId.substring(18), 16);
    return random.compareTo(RANGE.multiply(BigInteger.valueOf(3)).shiftRight(2)) >= 0;
  }

  private static List<String> randomIds() {
    Random random = new Random(20261121);
    List<String> ids = new ArrayList<>();
    byte[] id = new byte[16];
    while (ids.size() < TRACES) {
      random.nextBytes(id);
      ids.add(HexFormat.of().formatHex(id));
    }
    return ids;
  }

  /** A node's agent before a sink, both in staging. */
  private static TestCase test() {
    Map<String, String> sink =
        Map.ofEntries(
            Map.entry("LGTM_ENVIRONMENT", "staging"),
            Map.entry("LGTM_CLUSTER", "monitoring"),
            Map.entry("LGTM_MIMIR_URL", "${sink}"),
            Map.entry("LGTM_LOKI_URL", "${sink}"),
            Map.entry("LGTM_TEMPO_URL", "${sink}"),
            Map.entry("LGTM_TRACES_TRANSPORT", "classic"),
            Map.entry("LGTM_SINK_LISTEN", "127.0.0.1"),
            Map.entry("LGTM_SINK_METRICS_PORT", "${free.a}"),
            Map.entry("LGTM_SINK_LOGS_PORT", "${free.b}"),
            Map.entry("LGTM_SINK_OTLP_GRPC_ADDRESS", "127.0.0.1:${free.c}"),
            Map.entry("LGTM_SINK_OTLP_HTTP_ADDRESS", "127.0.0.1:${free.d}"),
            Map.entry("LGTM_DECISION_WAIT", "2s"));
    TestCase source = Load.test(Map.of());
    TestCase.Source agent =
        new TestCase.Source(
            "../..",
            source.entry(),
            source.stability(),
            Map.of(
                "LGTM_ENVIRONMENT", "staging",
                "LGTM_CLUSTER", "cluster-1",
                "LGTM_SINK_URL", "http://127.0.0.1:${free.d}",
                "LGTM_SINK_METRICS_URL", "http://127.0.0.1:${free.a}/api/v1/metrics/write",
                "LGTM_SINK_LOGS_URL", "http://127.0.0.1:${free.b}/loki/api/v1/push"),
            Map.of());
    return new TestCase(
        "",
        Checkout.SINK.toString(),
        "sink/config.alloy",
        "public-preview",
        sink,
        Map.of(),
        Map.of(),
        source.namespaces(),
        source.pods(),
        List.of(),
        List.of(),
        List.of(agent),
        List.of(),
        List.of());
  }
}
