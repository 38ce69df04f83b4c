/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.identity.Problem;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointCheckTest {
  @ParameterizedTest
  @CsvSource({
    "http://alloy:4318, grpc, port 4317 for the protocol grpc",
    "http://alloy:4317, http/protobuf, port 4318 for the protocol http/protobuf",
    "http://alloy:4317/, http/json, port 4318 for the protocol http/json",
  })
  void portOfTheOtherProtocol_isAProblem(String endpoint, String protocol, String expected) {
    assertThat(problems(endpoint, protocol))
        .singleElement()
        .extracting(Problem::key, Problem::expected)
        .containsExactly("otel.exporter.otlp.endpoint", expected);
  }

  @ParameterizedTest
  @CsvSource({
    "http://alloy:4317, grpc",
    "http://alloy:4318, http/protobuf",
    "https://otlp.example, grpc",
    "http://alloy:8080, http/protobuf",
    "not a url, grpc",
  })
  void portThatFits_orSaysNothing_isNone(String endpoint, String protocol) {
    assertThat(problems(endpoint, protocol)).isEmpty();
  }

  @Test
  void oneSignal_withItsOwnEndpoint_isChecked() {
    assertThat(
            EndpointCheck.problems(
                DefaultConfigProperties.createFromMap(
                    Map.of(
                        "otel.exporter.otlp.protocol", "grpc",
                        "otel.exporter.otlp.traces.endpoint", "http://me:secret@alloy:4318"))))
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).doesNotContain("secret"))
        .extracting(Problem::key)
        .isEqualTo("otel.exporter.otlp.traces.endpoint");
  }

  private static List<Problem> problems(String endpoint, String protocol) {
    return EndpointCheck.problems(
        DefaultConfigProperties.createFromMap(
            Map.of(
                "otel.exporter.otlp.endpoint", endpoint, "otel.exporter.otlp.protocol", protocol)));
  }
}
