/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.cli.alloy.Alloy;
import io.github.lgtm4j.cli.alloy.RunningAlloy;
import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An application without telemetry code, under each agent, through a machine's real Alloy: the
 * versions that docs/reference/alloy.md says were run together.
 */
@Tag("full")
class ThroughAlloyTest {
  private static final Path CONFIG =
      Path.of(System.getProperty("lgtm4j.root")).resolve("alloy-local/config/vm/config.alloy");
  private static final String ROUTE = "/api/users";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void request_underAnAgentAndThroughAlloy_arrivesWithOneIdentity(Agent agent) throws Exception {
    Optional<Alloy> alloy = Alloy.onPath();
    assumeTrue(alloy.isPresent(), "no alloy is on the PATH");
    int otlp = freePort();
    Path targets = Files.createDirectory(folder.resolve("targets"));
    Path logs = Files.createDirectory(folder.resolve("logs"));
    Path lines = folder.resolve("legacy.log");
    try (LocalSink sink = LocalSink.builder().freePorts().start();
        RunningAlloy running =
            alloy
                .get()
                .run(CONFIG, "public-preview", folder.resolve("a"), variables(sink, otlp, agent));
        LegacyApplication legacy =
            LegacyApplication.start(
                Jdk.running(),
                agent,
                Map.of(
                    "LGTM_APPLICATION", "legacy",
                    "LGTM_ENVIRONMENT", "staging",
                    "LGTM_TENANT", "team-a",
                    "LGTM_CLUSTER", "datacentre-1",
                    "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + otlp,
                    "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"))) {
      assertThat(running.process().isAlive()).isTrue();
      Files.writeString(
          targets.resolve("legacy.yaml"),
          "[{targets: [\"%s\"], labels: {application: legacy}}]"
              .formatted(legacy.metrics().getAuthority()));
      Files.writeString(
          logs.resolve("legacy.yaml"),
          "[{targets: [localhost], labels: {__path__: \"%s\", application: legacy}}]"
              .formatted(lines));
      legacy.get(ROUTE);
      await().until(() -> legacy.lines().stream().anyMatch(line -> line.contains("Found 3 users")));
      Files.write(lines, legacy.lines());
      await()
          .atMost(Duration.ofSeconds(90))
          .ignoreExceptions()
          .untilAsserted(() -> assertArrived(sink));
    }
  }

  private static void assertArrived(LocalSink sink) {
    List<Span> spans = sink.telemetry().spans(SpanQuery.all().name("GET " + ROUTE));
    assertThat(spans).hasSize(1);
    Span span = spans.get(0);
    assertThat(span.tenant()).isEqualTo("team-a");
    assertIdentity(span.resource());
    assertThat(span.resource()).doesNotContainKey("lgtm.identity.mismatch");

    List<LogLine> lines = sink.telemetry().logs(LogQuery.all().text("Found 3 users"));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).tenant()).isEqualTo("team-a");
    assertIdentity(lines.get(0).labels());
    assertThat(lines.get(0).metadata()).containsEntry("trace_id", span.traceId());

    List<Series> series =
        sink.telemetry()
            .series(
                SeriesQuery.named("http_server_request_duration_seconds_count")
                    .label("http_route", ROUTE));
    assertThat(series).hasSize(1);
    assertThat(series.get(0).tenant()).isEqualTo("team-a");
    assertIdentity(series.get(0).labels());
  }

  private static void assertIdentity(Map<String, ?> labels) {
    for (Map.Entry<String, String> label :
        Map.of(
                "application", "legacy",
                "environment", "staging",
                "tenant", "team-a",
                "cluster", "datacentre-1",
                "namespace", "vm")
            .entrySet()) {
      assertThat(String.valueOf(labels.get(label.getKey())))
          .as(label.getKey())
          .isEqualTo(label.getValue());
    }
  }

  /** Under one of the agents the page is read as protobuf, which brings native histograms. */
  private Map<String, String> variables(LocalSink sink, int otlp, Agent agent) throws IOException {
    return Map.ofEntries(
        Map.entry("LGTM_ENVIRONMENT", "staging"),
        Map.entry("LGTM_CLUSTER", "datacentre-1"),
        Map.entry("LGTM_TENANT", "team-a"),
        Map.entry("LGTM_SAMPLING_RATIO", "1"),
        Map.entry("LGTM_LOGS_RATE_WITHOUT_TRACE", "1"),
        Map.entry("LGTM_SCRAPE_INTERVAL", "1s"),
        Map.entry("LGTM_SCRAPE_TIMEOUT", "1s"),
        Map.entry("LGTM_NATIVE_HISTOGRAMS", String.valueOf(agent == Agent.SINGLE_JAR)),
        Map.entry("LGTM_JOURNAL", "off"),
        Map.entry("LGTM_SINK_URL", sink.otlpHttp().toString()),
        Map.entry("LGTM_SINK_METRICS_URL", sink.http().resolve("/api/v1/push").toString()),
        Map.entry("LGTM_SINK_LOGS_URL", sink.http().resolve("/loki/api/v1/push").toString()),
        Map.entry("LGTM_OTLP_GRPC_ADDRESS", "127.0.0.1:" + freePort()),
        Map.entry("LGTM_OTLP_HTTP_ADDRESS", "127.0.0.1:" + otlp),
        Map.entry("LGTM_TARGETS_FILES", folder + "/targets/*.yaml"),
        Map.entry("LGTM_LOGS_FILES", folder + "/logs/*.yaml"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
