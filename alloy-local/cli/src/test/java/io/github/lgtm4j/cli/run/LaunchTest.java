/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchTest {
  private static final Path AGENT = Path.of("/home/lgtm4j-agent.jar");

  @Test
  void java_launched_getsTheAgentAsItsFirstOption() {
    Launch launch = Launch.of(List.of("/usr/bin/java", "-jar", "a.jar"), AGENT, false, Map.of());
    assertThat(launch.command())
        .containsExactly("/usr/bin/java", "-javaagent:" + AGENT, "-jar", "a.jar");
    assertThat(launch.variables()).isEmpty();
  }

  @Test
  void anythingElse_launched_getsItByTheVariableBesideWhatStandsThere() {
    Launch launch =
        Launch.of(List.of("mvn", "verify"), AGENT, false, Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g"));
    assertThat(launch.command()).containsExactly("mvn", "verify");
    assertThat(launch.variables())
        .containsOnly(
            Map.entry("JAVA_TOOL_OPTIONS", "-Xmx1g -javaagent:" + AGENT),
            Map.entry("LGTM4J_SKIP_BUILD_TOOLS", "true"));
  }

  @Test
  void buildTools_askedFor_getItToo() {
    assertThat(Launch.of(List.of("mvn"), AGENT, true, Map.of()).variables())
        .containsOnlyKeys("JAVA_TOOL_OPTIONS");
  }

  @Test
  void command_withAnAgentOfItsOwn_isLeftAlone() {
    List<String> command =
        List.of("java", "-javaagent:opentelemetry-javaagent.jar", "-jar", "a.jar");
    assertThat(Launch.of(command, AGENT, false, Map.of()).command()).isEqualTo(command);
  }

  @Test
  void identity_ofTheEnvironment_winsOverDefaultsAndLosesToOptions() {
    Map<String, String> settings =
        Launch.settings(
            URI.create("http://localhost:4317"),
            1234,
            Map.of("LGTM_TENANT", "team-a"),
            Map.of("LGTM_ENVIRONMENT", "staging", "LGTM_TENANT", "team-b"));
    assertThat(settings)
        .doesNotContainKey("LGTM_ENVIRONMENT")
        .containsEntry("LGTM_TENANT", "team-a")
        .containsEntry("LGTM_CLUSTER", "local")
        .containsEntry("LGTM_METRICS_PORT", "1234")
        .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317");
  }
}
