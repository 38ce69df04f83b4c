/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong around the agent, the application runs on. */
class AgentFaultsTest {
  private static final Map<String, String> IDENTITY =
      Map.of("LGTM_APPLICATION", "legacy", "LGTM_ENVIRONMENT", "dev");

  @RegisterExtension
  static final WireMockExtension alloy =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  @TempDir Path folder;

  @Test
  void collector_thatIsDead_costsTheSpansOnly() throws Exception {
    try (LegacyApplication legacy =
        start(
            Agent.SINGLE_JAR.options(),
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"))) {
      answers(legacy);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> legacy.errors().contains("Spans do not reach http://127.0.0.1:1"));
      answers(legacy);
      awaitSecondExport(legacy);
      assertThat(legacy.errors())
          .containsOnlyOnce("Spans do not reach")
          .contains("Is an Alloy there?")
          .doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, Give credentials by LGTM_OTLP_TOKEN_FILE",
    "429, It cannot keep up or is not well",
    "503, It cannot keep up or is not well",
  })
  void collector_thatRefuses_costsTheSpansOnly_andTheReasonIsSaidOnce(int status, String action)
      throws Exception {
    alloy.stubFor(
        post(urlEqualTo("/v1/traces"))
            .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "1")));

    try (LegacyApplication legacy = start(Agent.SINGLE_JAR.options(), toAlloy())) {
      answers(legacy);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> legacy.errors().contains("it answered " + status));
      answers(legacy);
      awaitSecondExport(legacy);
      assertThat(legacy.errors())
          .containsOnlyOnce("Spans do not reach")
          .contains(action)
          .doesNotContain("\tat ");
    }
  }

  @Test
  void collector_thatIsSlow_costsNoRequestItsTime() throws Exception {
    alloy.stubFor(post(urlEqualTo("/v1/traces")).willReturn(aResponse().withFixedDelay(60_000)));
    Map<String, String> variables = new HashMap<>(toAlloy());
    variables.put("OTEL_EXPORTER_OTLP_TIMEOUT", "1000");

    try (LegacyApplication legacy = start(Agent.SINGLE_JAR.options(), variables)) {
      answers(legacy);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> legacy.errors().contains("Spans do not reach"));
      answers(legacy);
    }
  }

  @Test
  void fileSystem_thatIsReadOnly_andAUserWithoutRights_changeNothing() throws Exception {
    List<String> restricted =
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount --bind / / && mount -o remount,ro,bind / && exec setpriv --reuid=65534"
                + " --regid=65534 --clear-groups --no-new-privs --bounding-set=-all \"$@\"",
            "restricted");
    assumeTrue(runs(restricted), "this user cannot make a read-only file system");

    try (LegacyApplication legacy =
        LegacyApplication.start(
            restricted, Jdk.running(), Agent.SINGLE_JAR.options(), Built.LEGACY, IDENTITY)) {
      answers(legacy);
      spanArrives(legacy);
      assertThat(legacy.page()).contains("http_server_request_duration_seconds_count");
      assertThat(legacy.errors()).contains("problems=0").doesNotContain("\tat ");
    }
  }

  private static boolean runs(List<String> launcher) throws Exception {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(List.of("sh", "-c", "! touch /tmp/lgtm4j"));
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  @Test
  void proxy_ofTheApplication_isNotAskedForTheNode() throws Exception {
    List<String> options = new ArrayList<>(Agent.SINGLE_JAR.options());
    options.addAll(
        List.of("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=1", "-Dhttp.nonProxyHosts=none"));
    try (LegacyApplication legacy = start(options, Map.of("HOST_IP", "localhost"))) {
      answers(legacy);
      spanArrives(legacy);
    }
  }

  @Test
  void temporaryFolder_thatIsNotThere_changesNothingForTheSingleJar() throws Exception {
    List<String> options = new ArrayList<>(Agent.SINGLE_JAR.options());
    options.add("-Djava.io.tmpdir=" + folder.resolve("nowhere"));

    try (LegacyApplication legacy = start(options, Map.of())) {
      answers(legacy);
      spanArrives(legacy);
    }
  }

  @Test
  void extensionJar_thatIsThereTwice_sendsEachSpanOnce() throws Exception {
    Path copies = Files.createDirectory(folder.resolve("extensions"));
    Files.copy(Built.EXTENSION, copies.resolve("a.jar"));
    Files.copy(Built.EXTENSION, copies.resolve("b.jar"));
    List<String> options =
        List.of("-javaagent:" + Built.STOCK_AGENT, "-Dotel.javaagent.extensions=" + copies);

    try (LegacyApplication legacy = start(options, Map.of())) {
      answers(legacy);
      spanArrives(legacy);
      assertThat(legacy.sink().telemetry().spans(SpanQuery.all().name("GET /api/data"))).hasSize(1);
      assertThat(legacy.errors())
          .containsOnlyOnce("lgtm4j: application=")
          .contains("problems=1", "the lgtm4j extension once", "a.jar", "b.jar");
    }
  }

  @Test
  void runtimeImage_ofFewModules_isEnough() throws Exception {
    Path jlink = Jdk.running().resolve("bin/jlink");
    assumeTrue(Files.exists(jlink), "no jlink in " + Jdk.running());
    assumeTrue(Files.isDirectory(Jdk.running().resolve("jmods")), "no jmods to link from");
    Path image = folder.resolve("image");
    Process link =
        new ProcessBuilder(
                jlink.toString(),
                "--add-modules",
                // What the sample and the agent itself need: no jdk.management, no jdk.jfr, no JMX
                // client.
                "java.base,java.logging,java.sql,java.naming,java.management,java.xml,java.instrument,"
                    + "jdk.httpserver,jdk.unsupported",
                "--output",
                image.toString())
            .inheritIO()
            .start();
    assertThat(link.waitFor(2, TimeUnit.MINUTES)).isTrue();

    try (LegacyApplication legacy =
        LegacyApplication.start(image, Agent.SINGLE_JAR.options(), IDENTITY)) {
      answers(legacy);
      spanArrives(legacy);
    }
  }

  @Test
  void agent_thatIsTurnedOff_leavesTheStockAgent() throws Exception {
    try (LegacyApplication legacy =
        start(Agent.SINGLE_JAR.options(), Map.of("LGTM_ENABLED", "false"))) {
      answers(legacy);
      assertThat(legacy.errors()).contains("opentelemetry-javaagent").doesNotContain("lgtm4j:");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> legacy.lines().stream().anyMatch(line -> line.contains("Data asked for")));
      assertThat(legacy.lines()).noneMatch(line -> line.startsWith("{"));
    }
  }

  private static LegacyApplication start(List<String> options, Map<String, String> variables)
      throws Exception {
    Map<String, String> all = new HashMap<>(IDENTITY);
    all.putAll(variables);
    return LegacyApplication.start(Jdk.running(), options, all);
  }

  private static Map<String, String> toAlloy() {
    return Map.of(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        alloy.baseUrl(),
        "OTEL_EXPORTER_OTLP_PROTOCOL",
        "http/protobuf");
  }

  /** So that what is said at each of them would be said again. */
  private static void awaitSecondExport(LegacyApplication legacy) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                MetricsPage.of(legacy.page()).named("lgtm4j_exported_total").stream()
                    .anyMatch(
                        sample ->
                            "false".equals(sample.labels().get("success")) && sample.value() >= 2));
  }

  private static void answers(LegacyApplication legacy) throws Exception {
    assertThat(legacy.get("/api/data")).isEqualTo("{\"values\":[1,2,3]}");
  }

  private static void spanArrives(LegacyApplication legacy) throws Exception {
    assertThat(
            legacy
                .sink()
                .telemetry()
                .await(
                    Duration.ofSeconds(30),
                    telemetry -> !telemetry.spans(SpanQuery.all().name("GET /api/data")).isEmpty()))
        .isTrue();
  }
}
