/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.lgtm4j.cli.alloy.RunningAlloy;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the alerts on Alloy ask for is what our configs send of it: names, and the labels that they
 * sum by.
 */
@Tag("full")
class SelfObservationTest {
  private static final Path RULES = Checkout.ROOT.resolve("platform/rules/stack/pipeline.yaml");
  private static final Pattern OF_ALLOY =
      Pattern.compile("\\b(?:alloy|loki_process|loki_write|otelcol|prometheus_remote)_[a-z_]+");

  /** These begin to exist with the first request that a full queue refuses. */
  private static final Pattern OF_A_FULL_QUEUE =
      Pattern.compile("otelcol_exporter_enqueue_failed_.*");

  @TempDir private Path folder;
  private final Set<String> asked = new TreeSet<>();

  @Test
  void metrics_thatAlertsAskFor_areSent() throws Exception {
    OF_ALLOY
        .matcher(Files.readString(RULES))
        .results()
        .map(match -> match.group())
        .filter(name -> !OF_A_FULL_QUEUE.matcher(name).matches())
        .forEach(asked::add);
    assertThat(asked).hasSizeGreaterThan(8);
    Set<String> sent = new TreeSet<>(sent("classic"));
    sent.addAll(sent("durable"));
    assertThat(sent).containsAll(asked);
  }

  /** With refused credentials at first, so that what counts failures is there. */
  private Set<String> sent(String transport) throws Exception {
    Map<String, String> environment =
        Map.of(
            "LGTM_ENVIRONMENT", "prod",
            "LGTM_CLUSTER", "cluster-1",
            "LGTM_METRICS_TRANSPORT", transport,
            "LGTM_LOGS_TRANSPORT", transport,
            "LGTM_TRACES_TRANSPORT", transport);
    Path own = Files.createDirectory(folder.resolve(transport));
    try (ConfigRun run =
        new ConfigRun(Checkout.alloy(), Load.test(environment), Load.folder(), own)) {
      RunningAlloy alloy = run.start();
      run.receiver().answer(401);
      run.logs().append(run.logs().fileOf(Load.POD), Load.line("refused"));
      run.logs().append(run.logs().fileOf(Load.POD), Load.line("dropped").replace("info", "debug"));
      Load.spans(run.otlpPort(), List.of("f".repeat(32)));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(alloy.metrics()).contains(failures(transport)));
      run.receiver().answer(0);
      return awaitSeries(run);
    }
  }

  /** What counts the refusals that have happened by then. */
  private static List<String> failures(String transport) {
    return transport.equals("classic")
        ? List.of("otelcol_exporter_send_failed_spans_total{", "loki_write_dropped_entries_total{")
        : List.of(
            "otelcol_exporter_send_failed_spans_total{",
            "otelcol_exporter_send_failed_log_records_total{",
            "otelcol_exporter_send_failed_metric_points_total{");
  }

  private Set<String> awaitSeries(ConfigRun run) {
    Set<String> names = new TreeSet<>();
    await()
        .atMost(Duration.ofSeconds(90))
        .during(Duration.ofSeconds(6))
        .untilAsserted(
            () -> {
              List<Series> ofAlloy =
                  run.sink().telemetry().series(SeriesQuery.all()).stream()
                      .filter(series -> "alloy".equals(series.labels().get("application")))
                      .toList();
              ofAlloy.forEach(series -> names.add(series.name()));
              assertThat(names).contains("up", "otelcol_exporter_send_failed_spans_total");
              assertThat(ofAlloy)
                  .filteredOn(series -> asked.contains(series.name()))
                  .allSatisfy(SelfObservationTest::assertLabels);
            });
    return names;
  }

  private static void assertLabels(Series series) {
    assertThat(series.labels())
        .as(series.name())
        .containsEntry("cluster", "cluster-1")
        .containsEntry("job", "alloy")
        .containsKeys("instance", summedBy(series.name()));
  }

  private static String summedBy(String name) {
    if (name.startsWith("otelcol_exporter_")) {
      return "exporter";
    }
    if (name.startsWith("loki_")) {
      return "reason";
    }
    return name.startsWith("alloy_component_") ? "health_type" : "instance";
  }
}
