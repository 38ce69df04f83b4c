/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lgtm4j.sink.limits.Limits;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.Violation;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What production refuses is refused here, with the same status and text. */
class LimitsTest {
  private static final long NOW = System.currentTimeMillis();
  private static final Map<String, String> IDENTITY =
      Map.of("__name__", "m", "application", "a", "environment", "dev");
  @TempDir Path directory;
  private LocalSink sink = LocalSink.start();

  @AfterEach
  void stop() {
    sink.close();
  }

  @Test
  void lokiLine_tooLong_isRefusedWithLokisText() throws Exception {
    HttpResponse<String> response = line("{application=\"a\"}", NOW, "x".repeat(262_145));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .isEqualTo(
            "max entry size '262144' bytes exceeded for stream '{application=\"a\"}' while adding"
                + " an entry with length '262145' bytes\n");
    assertThat(sink.telemetry().logs(LogQuery.all())).isEmpty();
    assertThat(sink.telemetry().violations())
        .anySatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo("line-too-long");
              assertThat(violation.refused()).isTrue();
              assertThat(violation.advice()).isNotEmpty();
            });
  }

  @Test
  void lokiStream_withSixteenLabels_isRefused() throws Exception {
    StringBuilder labels = new StringBuilder("{application=\"a\"");
    for (int i = 0; i < 15; i++) {
      labels.append(", l").append((char) ('a' + i)).append("=\"v\"");
    }
    HttpResponse<String> response = line(labels + "}", NOW, "hello");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).endsWith("has 16 label names; limit 15\n");
  }

  @Test
  void lokiLine_olderThanAWeekOrTooNew_isRefused() throws Exception {
    assertThat(line("{application=\"a\"}", NOW - 8L * 86_400_000, "old").body())
        .startsWith("entry for stream '{application=\"a\"}' has timestamp too old: ");
    assertThat(line("{application=\"a\"}", NOW + 3_600_000, "new").body())
        .startsWith("entry for stream '{application=\"a\"}' has timestamp too new: ");
  }

  @Test
  void lokiPush_withoutStreams_isUnprocessable() throws Exception {
    HttpResponse<String> response = new Sender(sink).json("/loki/api/v1/push", "{\"streams\": []}");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .isEqualTo("error at least one valid stream is required for ingestion\n");
  }

  @Test
  void mimirSeries_withTooManyLabels_isRefusedWithMimirsText() throws Exception {
    Map<String, String> labels = new TreeMap<>(IDENTITY);
    for (int i = 0; i < 28; i++) {
      labels.put("label_" + i, "v");
    }
    HttpResponse<String> response = write(labels, NOW);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .startsWith(
            "received a series whose number of labels exceeds the limit (actual: 31, limit: 30)")
        .contains("(err-mimir-max-label-names-per-series)");
  }

  @Test
  void mimirSample_anHourAhead_isRefused() throws Exception {
    assertThat(write(IDENTITY, NOW + 3_600_000).body())
        .startsWith("received a sample whose timestamp is too far in the future, timestamp: ");
  }

  @Test
  void mimirSeries_overTheCap_isRefusedAndKnownOnesStay() throws Exception {
    restart(
        """
        tenants: {team-a: {mimir: {max_global_series_per_user: 1}}}
        """);
    Map<String, String> other = new TreeMap<>(IDENTITY);
    other.put("user", "2");

    assertThat(write(IDENTITY, NOW).statusCode()).isEqualTo(200);
    assertThat(write(IDENTITY, NOW + 1).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = write(other, NOW);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).startsWith("per-user series limit of 1 exceeded (err-mimir-max");
    assertThat(sink.telemetry().series(SeriesQuery.named("m"))).hasSize(1);
  }

  @Test
  void warnOnly_whatIsRefused_isAcceptedAndFlagged() throws Exception {
    sink.close();
    sink = LocalSink.builder().freePorts().warnOnly(true).start();

    assertThat(line("{application=\"a\"}", NOW, "x".repeat(300_000)).statusCode()).isEqualTo(204);
    assertThat(sink.telemetry().logs(LogQuery.all())).hasSize(1);
    assertThat(sink.telemetry().violations())
        .filteredOn(v -> v.rule().equals("line-too-long"))
        .singleElement()
        .extracting(Violation::refused)
        .isEqualTo(false);
  }

  @Test
  void identity_thatIsMissing_isFlaggedAndDroppedOnDemand() throws Exception {
    assertThat(line("{job=\"a\"}", NOW, "kept").statusCode()).isEqualTo(204);
    assertThat(sink.telemetry().logs(LogQuery.all())).hasSize(1);
    assertThat(sink.telemetry().violations())
        .extracting(Violation::message)
        .contains("log stream has no application", "log stream has no environment");

    restart("contract: {missing: drop}");
    assertThat(line("{job=\"a\"}", NOW, "gone").statusCode()).isEqualTo(204);
    assertThat(sink.telemetry().logs(LogQuery.all())).isEmpty();
  }

  @Test
  void overrides_ofTheProducts_areImported() throws Exception {
    Files.writeString(
        directory.resolve("loki-overrides.yaml"),
        """
        overrides:
          team-a:
            max_line_size: 10B
            max_query_length: 30d
        """);
    Files.writeString(
        directory.resolve("tempo-overrides.yaml"),
        """
        overrides:
          team-a:
            ingestion: {max_attribute_bytes: 100}
            global: {max_bytes_per_trace: 1000}
        """);
    restart("import: {loki: loki-overrides.yaml, tempo: tempo-overrides.yaml}");

    assertThat(line("{application=\"a\"}", NOW, "more than ten").body())
        .startsWith("max entry size '10' bytes exceeded");
    Limits limits = Limits.load(directory.resolve("limits.yaml"));
    assertThat(limits.of("team-a").tempo().maxAttributeBytes()).isEqualTo(100);
    assertThat(limits.of("team-b").tempo().maxAttributeBytes()).isEqualTo(2048);
  }

  @Test
  void profile_withProblems_namesThemAll() throws Exception {
    Path profile =
        Files.writeString(
            directory.resolve("limits.yaml"),
            """
            loki: {max_lin_size: 1KB, creation_grace_period: soon}
            tenants: {team-a: {mimir: {max_label_names_per_series: many}}}
            cortex: {}
            """);

    assertThatThrownBy(() -> Limits.load(profile))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("loki.max_lin_size is not a limit that the sink applies")
        .hasMessageContaining("loki.creation_grace_period must be a duration such as 10m or 7d")
        .hasMessageContaining("tenants.team-a.mimir.max_label_names_per_series must be a number")
        .hasMessageContaining("cortex must be one of");
  }

  private void restart(String profile) throws Exception {
    sink.close();
    Path file = Files.writeString(directory.resolve("limits.yaml"), profile);
    sink = LocalSink.builder().freePorts().limits(Limits.load(file)).start();
  }

  private HttpResponse<String> line(String labels, long millis, String line) throws Exception {
    return new Sender(sink)
        .with("X-Scope-OrgID", "team-a")
        .snappy("/loki/api/v1/push", PushRequests.of(labels, millis, line, Map.of()));
  }

  private HttpResponse<String> write(Map<String, String> labels, long millis) throws Exception {
    return new Sender(sink)
        .with("X-Scope-OrgID", "team-a")
        .snappy("/api/v1/push", PushRequests.series(labels, millis, 1));
  }
}
