/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application whose settings are wrong: it starts, and one block says everything. */
class WrongConfigurationTest {

  @Test
  void application_withWrongSettings_startsAndSaysAllProblemsOnce() throws Exception {
    Map<String, String> wrong =
        Map.of(
            "LGTM_VALIDATION", "strict",
            "LGTM_APPLICATION", "legacy",
            "LGTM_ENVIRONMENT", "qa",
            "LGTM_TENANT", "a|b",
            "OTEL_RESOURCE_ATTRIBUTES", "application=shop,cluster=%zz");

    try (LegacyApplication legacy =
        LegacyApplication.start(Jdk.running(), Agent.SINGLE_JAR, wrong)) {
      assertThat(legacy.get("/health")).isEqualTo("{\"status\":\"UP\"}");
      assertThat(legacy.page()).contains("lgtm4j_configuration_problems 4");
      assertThat(legacy.errors())
          .containsOnlyOnce("lgtm4j: 4 problems in the configuration")
          .contains(
              "\"qa\" in LGTM_ENVIRONMENT",
              "\"a|b\" in LGTM_TENANT",
              "\"cluster=%zz\" in OTEL_RESOURCE_ATTRIBUTES",
              "\"shop\" in OTEL_RESOURCE_ATTRIBUTES (application)");
    }
  }
}
