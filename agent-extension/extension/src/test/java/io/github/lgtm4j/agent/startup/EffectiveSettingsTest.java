/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {
  @Test
  void settings_areShownWithTheirOrigin_andSecretsHidden() {
    String text =
        EffectiveSettings.text(
            DefaultConfigProperties.createFromMap(
                Map.of(
                    "lgtm.environment", "dev",
                    "lgtm.otlp.password", "hunter2",
                    "lgtm.otlp.token", "hunter2")));

    assertThat(text)
        .containsPattern("lgtm\\.environment +dev, from the agent's configuration")
        .containsPattern("lgtm\\.otlp\\.password +\\*\\*\\*, from")
        .containsPattern("lgtm\\.metrics\\.port +9464, from default")
        .doesNotContain("hunter2");
  }
}
