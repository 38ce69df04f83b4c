/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.client.WireMock;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong around the agent, the application runs on. */
class AgentFaultsTest {
  private static final Map<String, String> IDENTITY =
      Map.of("LGTM_APPLICATION", "legacy", "LGTM_ENVIRONMENT", "dev");

  /** A minute of export failures, at five a second, must not be a minute of stack traces. */
  private static final int FEW_LINES = 40;

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
          .until(() -> legacy.errors().contains("Failed to export"));
      answers(legacy);
      assertThat(legacy.errors().lines()).hasSizeLessThan(FEW_LINES);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 503})
  void collector_thatRefuses_costsTheSpansOnly(int status) throws Exception {
    alloy.stubFor(
        post(urlEqualTo("/v1/traces"))
            .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "1")));
    Map<String, String> variables =
        Map.of(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            alloy.baseUrl(),
            "OTEL_EXPORTER_OTLP_PROTOCOL",
            "http/protobuf");

    try (LegacyApplication legacy = start(Agent.SINGLE_JAR.options(), variables)) {
      answers(legacy);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  alloy.verify(
                      WireMock.moreThanOrExactly(1), postRequestedFor(urlEqualTo("/v1/traces"))));
      answers(legacy);
      assertThat(legacy.errors().lines()).hasSizeLessThan(FEW_LINES);
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
