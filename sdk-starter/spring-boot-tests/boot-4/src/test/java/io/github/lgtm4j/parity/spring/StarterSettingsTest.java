/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What settings change. */
@ExtendWith(OutputCaptureExtension.class)
class StarterSettingsTest {
  @Test
  void strict_withSeveralMistakes_refusesAndSaysWhatToDo(CapturedOutput output) {
    assertThatThrownBy(
            () ->
                RunningShop.with(
                    "lgtm.validation=strict",
                    "lgtm.environment=moon",
                    "lgtm.metrics.cardinality-limit=many"))
        .hasMessageStartingWith("lgtm4j: 2 problems in the configuration");

    assertThat(output.getAll())
        .contains("APPLICATION FAILED TO START", "lgtm4j: 2 problems in the configuration")
        .contains("lgtm.metrics.cardinality-limit", "Or let the application start in spite of it");
  }

  @Test
  void warn_withAMistake_startsAndSaysIt_andManagementsPortHasThePage(CapturedOutput output)
      throws Exception {
    try (RunningShop shop =
        RunningShop.with(
            "lgtm.tier=gold",
            "lgtm.mask.patterns=(",
            "management.server.port=0",
            "lgtm.metrics.token=t0ken",
            "lgtm.metrics.constant-labels=true")) {
      assertThat(output.getOut())
          .contains("2 problems in the configuration", "tier1, tier2, tier3", "lgtm.mask.patterns");
      assertThat(shop.get("/metrics").statusCode()).as("only there").isEqualTo(404);
      assertThat(shop.get(shop.managementPort(), "/metrics").statusCode()).isEqualTo(401);
      assertThat(
              shop.get(shop.managementPort(), "/metrics", "Authorization", "Bearer t0ken").body())
          .contains("lgtm4j_configuration_problems", "jvm_class_count{application=\"shop\"");
    }
  }

  @Test
  void off_byTheKillSwitch_leavesEverythingToBoot(CapturedOutput output) throws Exception {
    try (RunningShop shop = RunningShop.with("lgtm.enabled=false")) {
      assertThat(shop.get("/metrics").statusCode()).isEqualTo(404);
      assertThat(output.getOut())
          .as("Boot's own banner and lines")
          .contains(":: Spring Boot ::")
          .containsPattern("INFO .* : Started ")
          .doesNotContain("lgtm4j:");
      assertThat(shop.context().getBeanDefinitionNames())
          .noneMatch(name -> name.startsWith("lgtm"));
    }
  }

  @Test
  void micrometersNames_whereTheyMustBeKept_areThoseOnThePage() throws Exception {
    try (RunningShop shop = RunningShop.with("lgtm.metrics.contract=micrometer")) {
      shop.get("/api/stock");

      assertThat(shop.metrics())
          .contains("http_server_requests_seconds", "jvm_memory_used_bytes{area=", "target_info{")
          .doesNotContain("http_server_request_duration_seconds");
    }
  }
}
