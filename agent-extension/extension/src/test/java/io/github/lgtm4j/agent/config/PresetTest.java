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

class PresetTest {

  @Test
  void lean_leavesWhatSomebodySaidAsItIs() {
    assertThat(settings(Map.of("lgtm.preset", "lean", "otel.instrumentation.jms.enabled", "false")))
        .containsEntry("otel.instrumentation.common.default-enabled", "false")
        .containsEntry("otel.instrumentation.jdbc.enabled", "true")
        .doesNotContainKey("otel.instrumentation.jms.enabled");
  }

  @Test
  void otherPresets_setNothing() {
    assertThat(settings(Map.of())).isEmpty();
    assertThat(settings(Map.of("lgtm.preset", "default"))).isEmpty();
    assertThat(settings(Map.of("lgtm.preset", "lean", "lgtm.enabled", "false"))).isEmpty();
  }

  @Test
  void preset_thatThereIsNot_isAProblem() {
    assertThat(Preset.problems(config(Map.of("lgtm.preset", "slim"))))
        .singleElement()
        .asString()
        .contains("lgtm.preset", "slim", "default or lean");
    assertThat(Preset.problems(config(Map.of("lgtm.preset", "lean")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "io.opentelemetry.tomcat-10.0,             true",
    "io.opentelemetry.jdbc,                    true",
    "io.opentelemetry.kafka-clients-0.11,      true",
    "io.opentelemetry.hibernate-6.0,           false",
    "io.opentelemetry.spring-data-1.8,         false",
    "com.example.shop,                         true",
  })
  void scope_isOneOfLeans(String scope, boolean has) {
    assertThat(Preset.leanHas(scope)).isEqualTo(has);
  }

  private static Map<String, String> settings(Map<String, String> said) {
    return Preset.settings(config(said));
  }

  private static DefaultConfigProperties config(Map<String, String> said) {
    return DefaultConfigProperties.createFromMap(said);
  }
}
