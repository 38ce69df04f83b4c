/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A collector that asks for a certificate, and a shop that records what fails: what leaves it, and
 * what does not.
 */
class CollectorTest {
  private static final String CARD = "4111111111111111";

  @TempDir static Path folder;
  private static WireMockServer collector;
  private static String page;
  private static String baggage;

  @BeforeAll
  static void serve() throws Exception {
    SelfSigned server = SelfSigned.make(folder.resolve("server"));
    SelfSigned client = SelfSigned.make(folder.resolve("client"));
    collector =
        new WireMockServer(
            WireMockConfiguration.options()
                .dynamicHttpsPort()
                .httpDisabled(true)
                .keystorePath(server.store().toString())
                .keystoreType("PKCS12")
                .keystorePassword(SelfSigned.PASSWORD)
                .keyManagerPassword(SelfSigned.PASSWORD)
                .trustStorePath(client.store().toString())
                .trustStoreType("PKCS12")
                .trustStorePassword(SelfSigned.PASSWORD)
                .needClientAuth(true));
    collector.start();
    collector.stubFor(post(anyUrl()).willReturn(ok()));
    try (RunningShop shop =
        RunningShop.with(
            "otel.exporter.otlp.endpoint=https://localhost:" + collector.httpsPort(),
            "otel.exporter.otlp.protocol=http/protobuf",
            "otel.exporter.otlp.certificate=" + server.certificate(),
            "otel.exporter.otlp.client.certificate=" + client.certificate(),
            "otel.exporter.otlp.client.key=" + client.key(),
            "lgtm.metrics.push-on-exit=true",
            "lgtm.mask.patterns=card",
            "lgtm.sampling.ratio=0",
            "lgtm.traces.sampler=error-biased",
            "lgtm.traces.rate-limit=0.001",
            "management.tracing.baggage.remote-fields=session.token,region",
            "test.remember-spans=true")) {
      shop.get("/health");
      shop.get("/api/orders/1");
      shop.get("/api/error?token=hunter2");
      shop.get("/api/error?token=hunter2&note=" + CARD);
      shop.get("/api/error");
      baggage = shop.get("/baggage").body();
      page = shop.metrics();
    }
  }

  @AfterAll
  static void stop() {
    collector.stop();
  }

  @Test
  void traces_beginWhereARequestHasJustFailed_andNoMoreOftenThanTheLimit() {
    assertThat(Remembered.spans())
        .as("the first failure was not foreseen, the third was one too many")
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getName()).isEqualTo("GET /api/error");
              assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            });
    assertThat(page)
        .contains("lgtm4j_traces_not_recorded_total{reason=\"probe\"} 1.0")
        .contains("lgtm4j_traces_not_recorded_total{reason=\"rate-limit\"} 1.0")
        .contains("lgtm4j_dropped_total{signal=\"traces\"} 0.0")
        .containsPattern("lgtm4j_export_queue_size\\{signal=\"traces\"} [01]\\.0");
  }

  @Test
  void span_leavesWithoutWhatMustNotShow() {
    SpanData span = Remembered.spans().get(0);

    assertThat(span.getAttributes().get(AttributeKey.stringKey("url.query")))
        .isEqualTo("token=***&note=***");
    assertThat(span.toString()).doesNotContain(CARD, "hunter2");
  }

  @Test
  void baggage_leavesWithoutWhatMustNotShow() {
    assertThat(baggage).contains("region=north").contains("session.token=***");
    assertThat(baggage).doesNotContain("hunter2");
  }

  @Test
  void tracesAndLastValues_arriveByMutualTls() {
    for (String path : List.of("/v1/traces", "/v1/metrics")) {
      collector.verify(
          1,
          postRequestedFor(urlEqualTo(path))
              .withHeader("X-Scope-OrgID", equalTo("team-a"))
              .withHeader("X-Application", equalTo("shop")));
    }
  }
}
