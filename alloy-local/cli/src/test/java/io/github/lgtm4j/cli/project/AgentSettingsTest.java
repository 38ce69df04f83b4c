/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AgentSettingsTest {
  /** A key of lgtm4j.yaml, or the manifests, say these. */
  private static final Set<String> BY_OTHER_MEANS =
      Set.of(
          "LGTM_ENVIRONMENT",
          "LGTM_CLUSTER",
          "LGTM_TENANT",
          "LGTM_SINK_URL",
          "LGTM_SINK_METRICS_URL",
          "LGTM_SINK_LOGS_URL",
          "LGTM_SINK_OTLP_URL",
          "LGTM_METRICS_TRANSPORT",
          "LGTM_LOGS_TRANSPORT",
          "LGTM_TRACES_TRANSPORT",
          "LGTM_SAMPLING_RATIO",
          "NODE_NAME");

  @Test
  void settings_thatMayBeGivenByName_areThoseOfTheReferencePage() throws Exception {
    Set<String> documented = new TreeSet<>();
    Path page = Path.of(System.getProperty("lgtm4j.root")).resolve("docs/reference/alloy.md");
    for (String line : Files.readString(page).split("## Annotations")[0].split("\n")) {
      if (line.startsWith("| `")) {
        Matcher name = Pattern.compile("`((LGTM|NODE)_[A-Z_]+)`").matcher(line.split("\\|")[1]);
        while (name.find()) {
          documented.add(name.group(1));
        }
      }
    }
    assertThat(documented).containsAll(BY_OTHER_MEANS);
    documented.removeAll(BY_OTHER_MEANS);
    assertThat(AgentSettings.NAMES).isEqualTo(documented);
  }
}
