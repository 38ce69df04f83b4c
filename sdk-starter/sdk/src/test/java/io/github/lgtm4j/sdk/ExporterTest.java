/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.lgtm4j.contract.Setting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the collector sees, and what happens when it refuses. */
class ExporterTest {
  private static final String TRACES = "/v1/traces";
  private final WireMockServer collector =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void start() {
    collector.start();
    answer(aResponse().withStatus(200));
  }

  @AfterEach
  void stop() {
    collector.stop();
  }

  @Test
  void export_withAToken_carriesTenantClusterApplicationAndToken() {
    try (Lgtm lgtm = lgtm().set(Setting.OTLP_TOKEN, "t0ken").start()) {
      send(lgtm);
    }

    collector.verify(
        postRequestedFor(urlEqualTo(TRACES))
            .withHeader("X-Scope-OrgID", equalTo("team-a"))
            .withHeader("X-Source-Cluster", equalTo("laptop"))
            .withHeader("X-Application", equalTo("shop"))
            .withHeader("Authorization", equalTo("Bearer t0ken")));
  }

  @Test
  void export_withATokenFileThatChanges_carriesTheNewOne(@TempDir Path folder) throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "first\n");
    try (Lgtm lgtm = lgtm().set(Setting.OTLP_TOKEN_FILE, token.toString()).start()) {
      send(lgtm);
      Files.writeString(token, "second\n");
      send(lgtm);
      Files.delete(token);
      send(lgtm);
    }

    // WireMock answers before it writes down what it was asked.
    await()
        .untilAsserted(
            () -> {
              collector.verify(1, tracesWith("Bearer first"));
              collector.verify(2, tracesWith("Bearer second"));
            });
  }

  @Test
  void export_withUserAndPassword_carriesThem() {
    try (Lgtm lgtm =
        lgtm().set(Setting.OTLP_USERNAME, "ada").set(Setting.OTLP_PASSWORD, "pw").start()) {
      send(lgtm);
    }

    collector.verify(postRequestedFor(urlEqualTo(TRACES)).withBasicAuth(basic("ada", "pw")));
  }

  @Test
  void export_withAHeaderOfTheUsersOwn_leavesItTheirs() {
    try (Lgtm lgtm =
        lgtm()
            .set(Setting.OTLP_TOKEN, "ours")
            .openTelemetry(
                "otel.exporter.otlp.headers", "x-scope-orgid=theirs,authorization=Bearer%20theirs")
            .start()) {
      send(lgtm);
    }

    collector.verify(
        postRequestedFor(urlEqualTo(TRACES))
            .withHeader("X-Scope-OrgID", equalTo("theirs"))
            .withHeader("Authorization", equalTo("Bearer theirs")));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void export_refusedForAMoment_isTriedAgain(int status) throws Exception {
    collector.resetAll();
    collector.stubFor(
        post(TRACES)
            .inScenario("busy")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(status))
            .willSetStateTo("free"));
    collector.stubFor(
        post(TRACES)
            .inScenario("busy")
            .whenScenarioStateIs("free")
            .willReturn(aResponse().withStatus(200)));
    try (Lgtm lgtm = lgtm().metricsServer(true).start()) {
      send(lgtm);

      collector.verify(2, postRequestedFor(urlEqualTo(TRACES)));
      assertThat(Page.metrics(lgtm))
          .contains("lgtm4j_exported_total{signal=\"traces\",success=\"true\"} 1.0");
    }
  }

  @Test
  void export_refusedForItsCredentials_isNotTriedAgainAndIsCounted() throws Exception {
    answer(aResponse().withStatus(401));
    try (Lgtm lgtm = lgtm().metricsServer(true).start()) {
      lgtm.observe("order.place").run(() -> {});
      lgtm.flush(Duration.ofSeconds(10));

      collector.verify(1, postRequestedFor(urlEqualTo(TRACES)));
      assertThat(Page.metrics(lgtm))
          .contains("lgtm4j_exported_total{signal=\"traces\",success=\"false\"} 1.0");
    }
  }

  @Test
  void span_withASecret_leavesWithoutIt() {
    try (Lgtm lgtm =
        lgtm()
            .set(Setting.MASK_PATTERNS, "card")
            .openTelemetry("otel.exporter.otlp.compression", "none")
            .start()) {
      lgtm.observe("order.pay")
          .attribute("customer.password", "hunter2")
          .attribute("note", "card 4111 1111 1111 1111 it is")
          .attribute("amount", "12")
          .run(() -> {});
      lgtm.flush(Duration.ofSeconds(10));
    }

    String sent =
        new String(
            collector.getAllServeEvents().get(0).getRequest().getBody(),
            StandardCharsets.ISO_8859_1);
    assertThat(sent)
        .contains("customer.password", "***", "card *** it is", "amount")
        .doesNotContain("hunter2", "4111");
  }

  @Test
  void collector_thatIsNotThere_costsNothingButTheSpans() throws Exception {
    LgtmBuilder builder = lgtm().closeTimeout(Duration.ofMillis(200)).metricsServer(true);
    collector.stop();
    try (Lgtm lgtm = builder.start()) {
      lgtm.observe("order.place").run(() -> {});
      assertThat(Page.metrics(lgtm)).contains("order_place_seconds_count 1");
    }
  }

  private LgtmBuilder lgtm() {
    return Lgtm.builder()
        .application("shop")
        .environment("dev")
        .tenant("team-a")
        .set(Setting.CLUSTER, "laptop")
        .metricsPort(0)
        .metricsServer(false)
        .logging(false)
        .shutdownHook(false)
        .openTelemetry("otel.exporter.otlp.protocol", "http/protobuf")
        .otlpEndpoint("http://localhost:" + collector.port());
  }

  private void answer(ResponseDefinitionBuilder response) {
    collector.resetAll();
    collector.stubFor(post(TRACES).willReturn(response));
  }

  private static RequestPatternBuilder tracesWith(String authorization) {
    return postRequestedFor(urlEqualTo(TRACES)).withHeader("Authorization", equalTo(authorization));
  }

  private static void send(Lgtm lgtm) {
    lgtm.observe("order.place").run(() -> {});
    assertThat(lgtm.flush(Duration.ofSeconds(20))).isTrue();
  }

  private static BasicCredentials basic(String user, String password) {
    return new BasicCredentials(user, password);
  }
}
