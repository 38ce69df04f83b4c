/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an editor completes is what the contract has. */
class MetadataTest {
  /**
   * In Spring the page is on the port of the application or of management; others are the agent's.
   */
  private static final Set<Setting> NOT_IN_SPRING =
      EnumSet.of(
          Setting.METRICS_HOST,
          Setting.METRICS_PORT,
          Setting.METRICS_PORT_TAKEN,
          Setting.PRESET,
          Setting.LOGS_REFORMAT,
          Setting.LOGS_REFORMAT_APPENDERS);

  private static final Pattern PROPERTY =
      Pattern.compile(
          "\"name\": \"(lgtm\\.[\\w.-]+)\",\\s+\"type\": \"([^\"]+)\",\\s+(\"description\")?");

  @Test
  void properties_forTheEditor_areTheSettingsOfTheContractAndAllDescribed() throws IOException {
    List<String> names = new ArrayList<>();
    Matcher property = PROPERTY.matcher(metadata());
    while (property.find()) {
      if (!property.group(2).startsWith("io.github.lgtm4j.spring.config.LgtmProperties$")
          || property.group(3) != null) {
        names.add(property.group(1));
        assertThat(property.group(3)).as("a description of " + property.group(1)).isNotNull();
      }
    }

    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Setting.values())
                .filter(setting -> !NOT_IN_SPRING.contains(setting))
                .map(Setting::key)
                .toList());
  }

  private static String metadata() throws IOException {
    try (InputStream in =
        LgtmProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      assertThat(in).as("the processor has run").isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
