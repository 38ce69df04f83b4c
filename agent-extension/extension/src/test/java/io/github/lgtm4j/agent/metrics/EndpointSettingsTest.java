/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSettingsTest {

  @Test
  void endpoint_inAContainer_isOpenToTheScraper() {
    assertThat(settings(true, Map.of()).listenOn()).hasToString("0.0.0.0:9464");
  }

  @Test
  void endpoint_elsewhere_isForThisMachineOnly() {
    assertThat(settings(false, Map.of()).listenOn()).hasToString("localhost:9464");
  }

  @Test
  void endpoint_ofTheStandardSettings_holdsUntilOursSayOtherwise() {
    Map<String, String> standard =
        Map.of("otel.exporter.prometheus.host", "::1", "otel.exporter.prometheus.port", "1234");

    assertThat(settings(true, standard).listenOn()).hasToString("::1:1234");
    assertThat(
            settings(
                    true,
                    Map.of(
                        "otel.exporter.prometheus.port", "1234",
                        "lgtm.metrics.port", "5678",
                        "lgtm.metrics.host", "127.0.0.1"))
                .listenOn())
        .hasToString("127.0.0.1:5678");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "65536", "", "99999999999", "1.5"})
  void port_thatIsNone_leavesTheDefault(String port) {
    assertThat(settings(false, Map.of("lgtm.metrics.port", port)).listenOn())
        .hasToString("localhost:9464");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", "0", ""})
  void cardinalityLimit_thatIsNone_leavesTheDefault(String limit) {
    assertThat(settings(false, Map.of("lgtm.metrics.cardinality-limit", limit)).cardinalityLimit())
        .isEqualTo(2000);
  }

  @Test
  void cardinalityLimit_ofTheStandardSetting_holds() {
    assertThat(
            settings(false, Map.of("otel.java.metrics.cardinality.limit", "50")).cardinalityLimit())
        .isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-0.1", "1.1", "NaN", ""})
  void ratio_thatIsNone_leavesTheDefault(String ratio) {
    assertThat(settings(false, Map.of("lgtm.sampling.ratio", ratio)).keptRatio(null)).isEqualTo(1);
  }

  @Test
  void ratio_said_holds() {
    assertThat(settings(false, Map.of("lgtm.sampling.ratio", "0.1")).keptRatio("prod"))
        .isEqualTo(0.1);
  }

  @Test
  void exemplarFilter_said_isLeftAlone() {
    assertThat(settings(false, Map.of()).choosesExemplars()).isTrue();
    assertThat(
            settings(false, Map.of("otel.metrics.exemplar.filter", "always_off"))
                .choosesExemplars())
        .isFalse();
  }

  private static EndpointSettings settings(boolean container, Map<String, String> said) {
    return new EndpointSettings(DefaultConfigProperties.createFromMap(said), container);
  }
}
