/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.log.Json;
import io.github.lgtm4j.log.corpus.Isolated;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The StructuredArguments and Markers of logstash-logback-encoder before 9, which are Jackson 2's;
 * with 7.4 stands Logback 1.2, with 8.1 Logback 1.5. Version 9 is tested in log-encoder/logstash.
 */
class LogstashVersionsTest {
  @ParameterizedTest
  @ValueSource(strings = {"logstash-7.4", "logstash-8.1"})
  void arguments_becomeFieldsWithTheirTypes(String version) throws Exception {
    assertThat(line(version, "types"))
        .endsWith(
            ",\"duration_ms\":45,\"a\":1,\"b\":[\"x\",\"y\"],\"id\":7,\"raw\":{\"k\":[true,null]},"
                + "\"user\":\"mdc\"}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logstash-7.4", "logstash-8.1"})
  void markers_becomeFields_andTheirNameIsNoMarker(String version) throws Exception {
    assertThat(line(version, "marker"))
        .endsWith(",\"order\":7,\"total\":1.5,\"user\":\"mdc\"}\n")
        .doesNotContain("\"markers\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logstash-7.4", "logstash-8.1"})
  void argumentAndContextOfOneKey_keepBoth(String version) throws Exception {
    assertThat(line(version, "clash")).endsWith(",\"user\":\"argument\",\"mdc.user\":\"mdc\"}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logstash-7.4", "logstash-8.1"})
  void secretInAnArgument_isHidden(String version) throws Exception {
    assertThat(line(version, "secret")).contains("\"password\":\"***\"").doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logstash-7.4", "logstash-8.1"})
  void brokenArguments_costTheirOwnFieldsOnly(String version) throws Exception {
    JsonNode json = Json.line(line(version, "broken").getBytes(StandardCharsets.UTF_8));

    assertThat(json.get("good").asInt()).isEqualTo(1);
    assertThat(json.get("message").asText()).isEqualTo("hello");
  }

  private static String line(String version, String name) throws Exception {
    try (Isolated isolated = Isolated.with(version)) {
      byte[] line = isolated.feeder(LogstashFeeder.class).apply(Map.of("case", name));
      return new String(line, StandardCharsets.UTF_8);
    }
  }
}
