/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in every place where people put them, and in nothing that comes out. */
class SecretsTest {
  private static final String SECRET = "pl4nted";

  @TempDir Path folder;

  @Test
  void secretsEverywhere_underTheAgentWithDebugOutput_comeOutNowhere() throws Exception {
    Map<String, String> variables = planted();
    List<String> options =
        List.of(
            "-Dotel.javaagent.debug=true",
            "-Dlgtm.otlp.metrics.password=" + SECRET + "-property",
            "-Ddb.password=" + SECRET + "-command-line",
            Agent.SINGLE_JAR.options().get(0));

    try (LegacyApplication legacy = LegacyApplication.start(Jdk.running(), options, variables)) {
      legacy.get("/api/data?token=" + SECRET + "-query&user=ada");
      assertThat(
              legacy
                  .sink()
                  .telemetry()
                  .await(
                      Duration.ofSeconds(30),
                      telemetry ->
                          telemetry.spans(SpanQuery.all()).stream()
                              .anyMatch(span -> span.attributes().containsKey("url.query"))))
          .isTrue();
      StringBuilder stored = new StringBuilder();
      legacy.sink().exportTo(stored);

      assertThat(stored.toString()).contains("user=ada").doesNotContain(SECRET);
      assertThat(String.join("\n", legacy.lines())).doesNotContain(SECRET);
      assertThat(legacy.page()).contains("lgtm4j_build_info").doesNotContain(SECRET);
      // Debug output of the stock agent prints what it sends; that we cannot change, see below.
      assertThat(ours(legacy.errors())).isNotEmpty().doesNotContain(SECRET);
    }
  }

  @Test
  void secretsEverywhere_inTheCheckOfTheSettings_comeOutNowhere() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Jdk.running().resolve("bin/java").toString(),
                "-Dlgtm.otlp.metrics.password=" + SECRET + "-property",
                "-jar",
                Built.AGENT.toString(),
                "--check")
            .redirectErrorStream(true);
    builder.environment().putAll(planted());
    Process check = builder.start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("No problems").doesNotContain(SECRET);
  }

  private Map<String, String> planted() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), SECRET + "-file");
    Map<String, String> variables = new HashMap<>();
    variables.put("LGTM_APPLICATION", "legacy");
    variables.put("LGTM_ENVIRONMENT", "dev");
    variables.put("LGTM_OTLP_USERNAME", "ada");
    variables.put("LGTM_OTLP_PASSWORD_FILE", password.toString());
    variables.put("LGTM_OTLP_LOGS_TOKEN", SECRET + "-token");
    variables.put("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "X-Api-Key=" + SECRET + "-header");
    variables.put(
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://ada:" + SECRET + "-url@localhost:1");
    return variables;
  }

  /** Standard error without what the stock agent itself says at debug. */
  private static String ours(String errors) {
    List<String> lines = new ArrayList<>();
    for (String line : errors.split("\n")) {
      if (!line.startsWith("[otel.javaagent")) {
        lines.add(line);
      }
    }
    return String.join("\n", lines);
  }
}
