/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The agent's other way of configuration gives the same as properties do. */
class ConfigurationFileTest {
  private static final Map<String, String> IDENTITY =
      Map.of(
          "LGTM_APPLICATION", "legacy",
          "LGTM_ENVIRONMENT", "staging",
          "LGTM_TENANT", "team-a",
          "LGTM_CLUSTER", "laptop");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SINGLE_JAR", "STOCK_WITH_EXTENSION"})
  void shippedFile_givesWhatPropertiesGive(Agent agent) throws Exception {
    Seen byFile = seen(options(agent, Built.CONFIGURATION_FILE));
    Seen byProperties = seen(agent.options());

    assertThat(byFile.tenant()).isEqualTo("team-a").isEqualTo(byProperties.tenant());
    assertThat(byFile.resource()).isEqualTo(byProperties.resource());
    assertThat(byFile.attributes()).isEqualTo(byProperties.attributes());
    assertThat(byFile.families()).isEqualTo(byProperties.families());
    assertThat(byFile.families())
        .contains("lgtm4j_exported_total", "db_client_connection_wait_time_seconds");
    assertThat(byFile.summary()).isEqualTo(byProperties.summary());
  }

  @Test
  void ownFile_saysWhoItIsAndWhatIsMisspelled() throws Exception {
    Path own =
        file(
            """
            file_format: "1.0"
            resource:
              attributes:
                - name: service.name
                  value: checkout
                - name: deployment.environment.name
                  value: dev
            distribution:
              lgtm4j:
                environment: prod
                tenannt: x
            meter_provider:
              readers:
                - pull:
                    exporter:
                      prometheus/development:
                        port: 1
            """);

    try (LegacyApplication legacy = start(Agent.SINGLE_JAR, own, Map.of())) {
      legacy.get("/api/data");
      Span span = span(legacy);

      assertThat(span.resource())
          .containsEntry("application", "checkout")
          .containsEntry("service.name", "checkout")
          .containsEntry("environment", "prod")
          .containsEntry("deployment.environment.name", "prod");
      assertThat(span.tenant()).isEqualTo("prod");
      assertThat(legacy.page()).contains("http_server_request_duration_seconds_count");
      assertThat(legacy.errors())
          .contains("lgtm4j: 2 problems", "as the application's configuration says")
          .contains("OpenTelemetry's configuration file (deployment.environment.name)")
          .contains("such as lgtm.tenant");
    }
  }

  @Test
  void fileThatTurnsOff_leavesTheStockAgent() throws Exception {
    Path own =
        file(
            """
            file_format: "1.2"
            distribution:
              lgtm4j:
                enabled: false
            """);

    try (LegacyApplication legacy = start(Agent.SINGLE_JAR, own, Map.of())) {
      assertThat(legacy.get("/api/data")).isEqualTo("{\"values\":[1,2,3]}");
      assertThat(legacy.errors()).contains("opentelemetry-javaagent").doesNotContain("lgtm4j:");
    }
  }

  private record Seen(
      String tenant,
      Map<String, Object> resource,
      Map<String, Object> attributes,
      TreeSet<String> families,
      String summary) {}

  private static Seen seen(List<String> options) throws Exception {
    try (LegacyApplication legacy = LegacyApplication.start(Jdk.running(), options, IDENTITY)) {
      legacy.get("/health");
      legacy.get("/api/data");
      Span span = span(legacy);
      assertThat(legacy.sink().telemetry().spans(SpanQuery.all().name("GET /health"))).isEmpty();
      return new Seen(
          span.tenant(),
          stable(span.resource()),
          stable(span.attributes()),
          new TreeSet<>(MetricsPage.of(legacy.page()).types().keySet()),
          legacy
              .errors()
              .lines()
              .filter(line -> line.startsWith("lgtm4j: "))
              .toList()
              .toString()
              .replaceAll(":\\d+", ":port"));
    }
  }

  /** Without what differs from process to process. */
  private static Map<String, Object> stable(Map<String, ?> attributes) {
    Map<String, Object> stable = new TreeMap<>(attributes);
    // The file's detector of the host knows it, the one of the other mode does not.
    stable.remove("host.id");
    stable.replaceAll(
        (key, value) ->
            key.equals("service.instance.id")
                    || key.startsWith("process.")
                    || key.endsWith(".port")
                    || key.startsWith("thread.")
                ? "differs"
                : value);
    return stable;
  }

  private static Span span(LegacyApplication legacy) throws Exception {
    legacy
        .sink()
        .telemetry()
        .await(
            Duration.ofSeconds(30),
            telemetry -> !telemetry.spans(SpanQuery.all().name("GET /api/data")).isEmpty());
    List<Span> spans = legacy.sink().telemetry().spans(SpanQuery.all().name("GET /api/data"));
    assertThat(spans).hasSize(1);
    return spans.get(0);
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("otel.yaml"), text);
  }

  private static LegacyApplication start(Agent agent, Path file, Map<String, String> variables)
      throws Exception {
    return LegacyApplication.start(Jdk.running(), options(agent, file), new HashMap<>(variables));
  }

  private static List<String> options(Agent agent, Path file) {
    List<String> options = new ArrayList<>(agent.options());
    options.add("-Dotel.config.file=" + file);
    return options;
  }
}
