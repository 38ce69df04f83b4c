/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.contract.Metric;
import io.github.lgtm4j.contract.Metrics;
import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.system.MetricsPage.Sample;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code /metrics} of an application without telemetry code, scraped. */
class MetricsEndpointTest {
  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
  private static final String PROTOBUF =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  /** Nothing in the sample calls others or waits in vain for a connection. */
  private static final List<Metric> NOT_IN_THE_SAMPLE =
      List.of(
          Metrics.HTTP_CLIENT_REQUEST_DURATION,
          Metrics.DB_CLIENT_CONNECTION_TIMEOUTS,
          // Only there after a collection.
          Metrics.JVM_GC_DURATION);

  private static final Map<String, String> IDENTITY =
      Map.of(
          "LGTM_APPLICATION", "legacy",
          "LGTM_ENVIRONMENT", "staging",
          "LGTM_TENANT", "team-a",
          "LGTM_CLUSTER", "laptop",
          "LGTM_SAMPLING_RATIO", "0.5");

  private static LegacyApplication legacy;

  @BeforeAll
  static void start() throws Exception {
    legacy = LegacyApplication.start(Jdk.running(), Agent.SINGLE_JAR, IDENTITY);
    traffic(legacy);
  }

  @AfterAll
  static void stop() throws Exception {
    if (legacy != null) {
      legacy.close();
    }
  }

  @Test
  void page_underTheSingleJar_isTheContract() throws Exception {
    assertContract(legacy);
    assertThat(openMetrics(legacy.metrics()).named("lgtm4j_build_info"))
        .singleElement()
        .satisfies(
            info ->
                assertThat(info.labels())
                    .containsEntry("version", System.getProperty("lgtm4j.version")));
  }

  @Test
  void page_underTheStockAgentWithTheExtension_isTheContract() throws Exception {
    try (LegacyApplication other =
        LegacyApplication.start(Jdk.running(), Agent.STOCK_WITH_EXTENSION, IDENTITY)) {
      traffic(other);
      assertContract(other);
    }
  }

  @Test
  void page_onJava25_isTheContract() throws Exception {
    Optional<Path> java25 = Jdk.ofVersion(25);
    assumeTrue(java25.isPresent(), "no JDK 25 stands beside " + Jdk.running());
    try (LegacyApplication other =
        LegacyApplication.start(java25.get(), Agent.SINGLE_JAR, IDENTITY)) {
      traffic(other);
      assertContract(other);
    }
  }

  @Test
  void page_byDefault_isTextThatPromtoolAccepts() throws Exception {
    assumeTrue(Files.isExecutable(PROMTOOL), "no " + PROMTOOL);
    String page = Scrape.of(legacy.metrics()).get().body();
    Process promtool =
        new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (var in = promtool.getOutputStream()) {
      in.write(page.getBytes(StandardCharsets.UTF_8));
    }
    List<String> said = promtool.inputReader().lines().toList();

    assertThat(promtool.waitFor(10, TimeUnit.SECONDS)).isTrue();
    // OpenTelemetry's names are what they are; anything but that is ours.
    assertThat(said)
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "(jvm|db)_\\w+_count non-histogram and non-summary metrics should not have"
                            + " \"_count\" suffix"));
  }

  @Test
  void exemplars_onOpenMetrics_leadToTracesThatAreKeptAndSayNoMore() throws Exception {
    openMetrics(legacy.metrics());
    for (int i = 0; i < 30; i++) {
      legacy.get("/api/users");
    }
    // What came by before the first kept trace may be another; a scrape takes it away.
    openMetrics(legacy.metrics());
    for (int i = 0; i < 30; i++) {
      legacy.get("/api/users");
    }
    double before = System.currentTimeMillis() / 1000.0 - 30;

    List<Sample> exemplars =
        openMetrics(legacy.metrics()).exemplars().stream()
            .filter(sample -> sample.exemplarSeconds() > before)
            .toList();

    assertThat(exemplars)
        .isNotEmpty()
        .allSatisfy(
            sample -> {
              assertThat(sample.exemplar()).containsOnlyKeys("trace_id", "span_id");
              // One half is kept: from 80... on.
              assertThat(sample.exemplar().get("trace_id").substring(18))
                  .isGreaterThanOrEqualTo("80000000000000");
            });
    String trace = exemplars.get(0).exemplar().get("trace_id");
    legacy
        .sink()
        .telemetry()
        .await(
            Duration.ofSeconds(10),
            telemetry ->
                telemetry.spans(SpanQuery.all()).stream()
                    .anyMatch(span -> span.traceId().equals(trace)));
  }

  @Test
  void scrape_ofThePage_leavesNoTraceItself() throws Exception {
    for (int i = 0; i < 5; i++) {
      openMetrics(legacy.metrics());
    }
    legacy.get("/");
    legacy
        .sink()
        .telemetry()
        .await(
            Duration.ofSeconds(10),
            telemetry -> !telemetry.spans(SpanQuery.all().name("GET /")).isEmpty());

    assertThat(legacy.sink().telemetry().spans(SpanQuery.all()))
        .noneSatisfy(span -> assertThat(span.toString()).contains("/metrics"));
    assertThat(openMetrics(legacy.metrics()).samples())
        .allSatisfy(sample -> assertThat(sample.labels().values()).doesNotContain("/metrics"));
    assertThat(openMetrics(legacy.metrics()).named("lgtm4j_exported_total"))
        .as("the spans that did arrive are counted")
        .anySatisfy(
            sample -> {
              assertThat(sample.labels())
                  .containsEntry("signal", "traces")
                  .containsEntry("success", "true");
              assertThat(sample.value()).isPositive();
            });
    assertThat(legacy.errors()).doesNotContain("WARN", "Exemplar attributes");
  }

  @Test
  void page_asAScraperWantsIt_isTextOrOpenMetricsOrProtobufAndSmall() throws Exception {
    assertThat(contentType("*/*")).startsWith("text/plain; version=0.0.4");
    assertThat(contentType(OPEN_METRICS)).startsWith(OPEN_METRICS);

    HttpResponse<byte[]> protobuf =
        Scrape.of(legacy.metrics()).header("Accept", PROTOBUF).send(BodyHandlers.ofByteArray());
    assertThat(protobuf.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/vnd.google.protobuf");
    assertThat(new String(protobuf.body(), StandardCharsets.ISO_8859_1))
        .contains("http_server_request_duration_seconds", "/api/users");

    HttpResponse<byte[]> zipped =
        Scrape.of(legacy.metrics())
            .header("Accept-Encoding", "gzip")
            .send(BodyHandlers.ofByteArray());
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    try (InputStream page = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
      byte[] text = page.readAllBytes();
      assertThat(zipped.body()).hasSizeLessThan(text.length / 4);
      assertThat(MetricsPage.of(new String(text, StandardCharsets.UTF_8)).types())
          .containsKey("http_server_request_duration_seconds");
    }
  }

  private static void assertContract(LegacyApplication application) throws Exception {
    MetricsPage page = MetricsPage.of(Scrape.of(application.metrics()).get().body());
    List<Metric> missing = new ArrayList<>();
    for (Metric metric : Metrics.ALL) {
      if (page.types().containsKey(metric.prometheusName())) {
        assertSame(metric, page);
      } else {
        missing.add(metric);
      }
    }
    assertThat(missing).as("not on the page").isSubsetOf(NOT_IN_THE_SAMPLE);
    assertThat(page.types().keySet())
        .filteredOn(name -> !name.startsWith("lgtm4j_") && !name.equals("target_info"))
        .as("nothing is on the page that the contract does not know")
        .isSubsetOf(Metrics.ALL.stream().map(Metric::prometheusName).toList());
    assertThat(page.samples())
        .allSatisfy(
            sample ->
                assertThat(sample.labels().keySet())
                    .noneMatch(label -> label.startsWith("otel_scope")));
    assertTargetInfo(page);
    assertThat(page.named("lgtm4j_build_info"))
        .singleElement()
        .satisfies(info -> assertThat(info.labels()).containsEntry("agent_version", "2.33.1"))
        .satisfies(info -> assertThat(info.labels()).containsKey("version"));
    assertThat(page.named("lgtm4j_cardinality_overflows"))
        .singleElement()
        .satisfies(overflows -> assertThat(overflows.value()).isZero());
    assertThat(application.errors()).doesNotContain("WARN", "ERROR");
  }

  private static void assertSame(Metric metric, MetricsPage page) {
    String name = metric.prometheusName();
    assertThat(page.types()).containsEntry(name, metric.instrument().prometheusType());
    assertThat(page.bounds(name)).as("bounds of " + name).isEqualTo(metric.bounds());
    List<String> known = new ArrayList<>(metric.requiredLabels());
    known.addAll(metric.optionalLabels());
    known.add("le");
    assertThat(page.family(name))
        .as(name)
        .isNotEmpty()
        .allSatisfy(
            sample ->
                assertThat(sample.labels().keySet())
                    .containsAll(metric.requiredLabels())
                    .isSubsetOf(known));
  }

  private static void assertTargetInfo(MetricsPage page) {
    List<String> allowed =
        ResourceAttributes.TARGET_INFO.stream().map(name -> name.replace('.', '_')).toList();
    assertThat(page.named("target_info"))
        .singleElement()
        .satisfies(
            info ->
                assertThat(info.labels())
                    .containsEntry("application", "legacy")
                    .containsEntry("environment", "staging")
                    .containsEntry("tenant", "team-a")
                    .containsEntry("cluster", "laptop")
                    .containsEntry("service_name", "legacy"))
        .satisfies(info -> assertThat(info.labels().keySet()).isSubsetOf(allowed));
  }

  private static void traffic(LegacyApplication application) throws Exception {
    for (String path : List.of("/", "/health", "/api/users", "/api/data", "/api/error")) {
      application.get(path);
    }
  }

  private static String contentType(String accept) throws Exception {
    return Scrape.of(legacy.metrics())
        .header("Accept", accept)
        .get()
        .headers()
        .firstValue("Content-Type")
        .orElseThrow();
  }

  private static MetricsPage openMetrics(URI address) throws Exception {
    return MetricsPage.of(Scrape.of(address).header("Accept", OPEN_METRICS).get().body());
  }
}
