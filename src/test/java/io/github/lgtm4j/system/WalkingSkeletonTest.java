/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.ScrapeTarget;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The thread through the whole system: a request to an application without telemetry code, and what
 * of it arrives in the sink.
 */
class WalkingSkeletonTest {
  private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(30);
  private static final String ROUTE = "/api/users";
  private static final Map<String, String> IDENTITY =
      Map.of(
          "LGTM_APPLICATION", "legacy",
          "LGTM_ENVIRONMENT", "stage",
          "LGTM_TENANT", "team-a",
          "LGTM_CLUSTER", "laptop");

  /** What can differ about an agent; the application and what arrives of it do not. */
  record Way(int jdk, Agent agent, boolean byFile, boolean indy) {
    List<String> options() {
      List<String> options = new ArrayList<>(agent.options());
      options.add("-Dotel.javaagent.experimental.indy=" + indy);
      if (byFile) {
        options.add("-Dotel.config.file=" + Built.CONFIGURATION_FILE);
      }
      return options;
    }
  }

  /** Each value of each with each other's at least once. */
  static Stream<Way> pairs() {
    return Stream.of(
        new Way(17, Agent.SINGLE_JAR, false, false),
        new Way(17, Agent.STOCK_WITH_EXTENSION, true, true),
        new Way(25, Agent.SINGLE_JAR, true, true),
        new Way(25, Agent.STOCK_WITH_EXTENSION, false, false),
        new Way(17, Agent.STOCK_BEFORE_WITH_EXTENSION, true, false));
  }

  static Stream<Way> all() {
    Stream.Builder<Way> all = Stream.builder();
    for (int jdk : new int[] {17, 25}) {
      for (Agent agent : Agent.values()) {
        for (boolean byFile : new boolean[] {false, true}) {
          all.add(new Way(jdk, agent, byFile, false)).add(new Way(jdk, agent, byFile, true));
        }
      }
    }
    return all.build();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void request_toAnApplicationWithoutTelemetryCode_arrivesAsSpanLineAndSeries(Way way)
      throws Exception {
    requestArrives(way);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("all")
  void request_inEveryWay_arrivesAsSpanLineAndSeries(Way way) throws Exception {
    requestArrives(way);
  }

  private static void requestArrives(Way way) throws Exception {
    Optional<Path> jdk = Jdk.ofVersion(way.jdk());
    assumeTrue(jdk.isPresent(), "no JDK " + way.jdk() + " stands beside " + Jdk.running());
    try (LegacyApplication legacy = LegacyApplication.start(jdk.get(), way.options(), IDENTITY)) {
      legacy.get("/health");
      assertThat(legacy.get(ROUTE)).isEqualTo("[\"Ada\",\"Grace\",\"Barbara\"]");
      LocalSink sink = legacy.sink();
      sink.addTarget(
          ScrapeTarget.of(legacy.metrics()).tenant("team-a").label("application", "legacy"));
      sink.telemetry().await(TIME_TO_ARRIVE, WalkingSkeletonTest::hasArrived);

      Span span = span(sink);
      assertIdentity(span);
      assertLine(sink, span);
      assertSeries(sink, span);
      assertThat(sink.telemetry().spans(SpanQuery.all().name("GET /health")))
          .as("probes start no trace")
          .isEmpty();
      assertThat(legacy.errors())
          .containsOnlyOnce(
              "lgtm4j: application=legacy environment=staging tenant=team-a cluster=laptop")
          .contains("problems=0")
          .doesNotContain("ERROR");
    }
  }

  private static boolean hasArrived(Telemetry telemetry) {
    return !telemetry.spans(SpanQuery.all().name("GET " + ROUTE)).isEmpty()
        && !telemetry.logs(LogQuery.all().text("Found 3 users")).isEmpty()
        && !telemetry.series(requestCount()).isEmpty();
  }

  private static Span span(LocalSink sink) {
    List<Span> spans = sink.telemetry().spans(SpanQuery.all().name("GET " + ROUTE));
    assertThat(spans).hasSize(1);
    return spans.get(0);
  }

  private static void assertIdentity(Span span) {
    assertThat(span.kind()).isEqualTo("server");
    assertThat(span.tenant()).isEqualTo("team-a");
    assertThat(span.resource())
        .containsEntry("application", "legacy")
        .containsEntry("service.name", "legacy")
        .containsEntry("environment", "staging")
        .containsEntry("deployment.environment.name", "staging")
        .containsEntry("tenant", "team-a")
        .containsEntry("telemetry.distro.name", "lgtm4j")
        .containsEntry("telemetry.distro.version", System.getProperty("lgtm4j.version"))
        .containsEntry("cluster", "laptop")
        .containsEntry("k8s.cluster.name", "laptop");
  }

  private static void assertLine(LocalSink sink, Span span) {
    List<LogLine> lines = sink.telemetry().logsOfTrace(span.traceId());
    assertThat(lines).hasSize(1);
    LogLine line = lines.get(0);
    assertThat(line.tenant()).isEqualTo("team-a");
    JsonNode json = line.json();
    assertThat(json.path("message").asText()).isEqualTo("Found 3 users");
    assertThat(json.path("level").asText()).isEqualTo("info");
    assertThat(json.path("span_id").asText()).isEqualTo(span.spanId());
    assertThat(json.path("application").asText()).isEqualTo("legacy");
    assertThat(json.path("environment").asText()).isEqualTo("staging");
    assertThat(json.path("path").asText()).as("the MDC").isEqualTo(ROUTE);
  }

  private static void assertSeries(LocalSink sink, Span span) {
    assertThat(sink.telemetry().series(requestCount()))
        .singleElement()
        .satisfies(series -> assertThat(series.last()).isEqualTo(1))
        .satisfies(series -> assertThat(series.label("http_response_status_code")).isEqualTo("200"))
        .satisfies(series -> assertThat(series.label("application")).isEqualTo("legacy"));
    assertThat(exemplarTraces(sink)).as("exemplars lead to the trace").contains(span.traceId());
  }

  private static List<String> exemplarTraces(LocalSink sink) {
    SeriesQuery buckets =
        SeriesQuery.named("http_server_request_duration_seconds_bucket").label("http_route", ROUTE);
    return sink.telemetry().series(buckets).stream()
        .flatMap(series -> series.exemplars().stream())
        .map(Series.Exemplar::traceId)
        .toList();
  }

  private static SeriesQuery requestCount() {
    return SeriesQuery.named("http_server_request_duration_seconds_count")
        .label("http_route", ROUTE);
  }
}
