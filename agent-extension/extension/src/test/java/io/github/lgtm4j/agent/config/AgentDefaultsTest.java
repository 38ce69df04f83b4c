/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentDefaultsTest {
  @ParameterizedTest
  @CsvSource({
    ", http://localhost:4317",
    "'', http://localhost:4317",
    "10.1.2.3, http://10.1.2.3:4317",
    "fd00::1, http://[fd00::1]:4317",
  })
  void endpoint_isTheAlloyOfTheNode(String hostIp, String endpoint) {
    assertThat(AgentDefaults.endpoint(hostIp)).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @CsvSource({"prometheus, none", "'prometheus,otlp', otlp", "'otlp, prometheus', otlp"})
  void prometheus_askedFor_isServedByUs(String exporters, String left) {
    assertThat(
            AgentDefaults.metricsByOurEndpoint(
                DefaultConfigProperties.createFromMap(Map.of("otel.metrics.exporter", exporters))))
        .isEqualTo(Map.of("otel.metrics.exporter", left));
  }

  @Test
  void otherExporters_stay() {
    assertThat(
            AgentDefaults.metricsByOurEndpoint(
                DefaultConfigProperties.createFromMap(Map.of("otel.metrics.exporter", "otlp"))))
        .isEmpty();
  }
}
