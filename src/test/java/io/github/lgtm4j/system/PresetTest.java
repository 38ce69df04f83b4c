/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lgtm.preset=lean} leaves out what a service does not need, and says what it used. */
class PresetTest {

  @ParameterizedTest
  @CsvSource({"SINGLE_JAR, false", "STOCK_WITH_EXTENSION, true"})
  void lean_switchesOnWhatAServiceNeedsAndNothingElse(Agent agent, boolean byFile)
      throws Exception {
    List<String> options = new ArrayList<>(agent.options());
    options.add("-Dotel.javaagent.debug=true");
    if (byFile) {
      options.add("-Dotel.config.file=" + Built.CONFIGURATION_FILE);
    } else {
      options.add("-Dotel.instrumentation.hibernate.enabled=true");
    }
    Map<String, String> variables =
        Map.of("LGTM_APPLICATION", "legacy", "LGTM_ENVIRONMENT", "dev", "LGTM_PRESET", "lean");

    try (LegacyApplication legacy = LegacyApplication.start(Jdk.running(), options, variables)) {
      assertThat(legacy.get("/api/users")).startsWith("[");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(legacy.page())
                      .contains(
                          spans("io.opentelemetry.java-http-server"),
                          spans("io.opentelemetry.jdbc")));

      assertThat(legacy.page())
          .contains("jvm_memory_used_bytes", "db_client_connection_count", "http_server_request");
      assertThat(legacy.lines()).anyMatch(line -> line.contains("\"trace_id\""));
      assertThat(legacy.errors())
          .contains(" preset=lean ", "problems=0")
          .contains("Instrumentation rmi is disabled", "Instrumentation quartz is disabled")
          .doesNotContain(
              "Instrumentation jdbc is disabled", "Instrumentation lgtm-logback is dis");
      if (!byFile) {
        assertThat(legacy.errors())
            .as("what somebody switches on is on")
            .doesNotContain("Instrumentation hibernate is disabled");
      }
    }
  }

  private static String spans(String scope) {
    return "lgtm4j_instrumentation_spans_total{instrumentation=\"" + scope + "\",lean=\"true\"}";
  }
}
