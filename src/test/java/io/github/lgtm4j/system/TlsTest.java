/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to an Alloy that is not on the node: both ends show certificates, and those change. */
class TlsTest {
  @TempDir Path folder;

  @Test
  void certificates_thatChangeWhileTheApplicationRuns_areUsedWithoutARestart() throws Exception {
    SelfSigned server = SelfSigned.make(folder.resolve("server"));
    SelfSigned client = SelfSigned.make(folder.resolve("client"));
    Path trusted = Files.copy(server.certificate(), folder.resolve("ca.pem"));
    Path key = Files.copy(client.key(), folder.resolve("key.pem"));
    Path certificate = Files.copy(client.certificate(), folder.resolve("cert.pem"));

    WireMockServer alloy = alloy(0, server, client);
    int port = alloy.httpsPort();
    Map<String, String> variables = new HashMap<>(to(port));
    variables.put("OTEL_EXPORTER_OTLP_CERTIFICATE", trusted.toString());
    variables.put("OTEL_EXPORTER_OTLP_CLIENT_KEY", key.toString());
    variables.put("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", certificate.toString());
    try (LegacyApplication legacy =
        LegacyApplication.start(Jdk.running(), Agent.SINGLE_JAR, variables)) {
      legacy.get("/api/data");
      awaitSpans(alloy, legacy);
      alloy.stop();

      SelfSigned nextServer = SelfSigned.make(folder.resolve("next-server"));
      SelfSigned nextClient = SelfSigned.make(folder.resolve("next-client"));
      replace(nextServer.certificate(), trusted);
      replace(nextClient.key(), key);
      replace(nextClient.certificate(), certificate);
      alloy = alloy(port, nextServer, nextClient);
      legacy.get("/api/data");
      awaitSpans(alloy, legacy);
    } finally {
      alloy.stop();
    }
  }

  @Test
  void certificate_ofAnUnknownAuthority_costsTheSpansOnly_andIsSaidOnce() throws Exception {
    SelfSigned server = SelfSigned.make(folder.resolve("server"));
    WireMockServer alloy = alloy(0, server, server);
    try (LegacyApplication legacy =
        LegacyApplication.start(Jdk.running(), Agent.SINGLE_JAR, to(alloy.httpsPort()))) {
      legacy.get("/api/data");
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> legacy.errors().contains("Spans do not reach"));
      assertThat(legacy.get("/api/data")).isEqualTo("{\"values\":[1,2,3]}");
      assertThat(legacy.errors())
          .containsOnlyOnce("Spans do not reach https://localhost:" + alloy.httpsPort())
          .contains("Name the authority's certificate in OTEL_EXPORTER_OTLP_CERTIFICATE.")
          .doesNotContain("\tat ");
    } finally {
      alloy.stop();
    }
  }

  private static Map<String, String> to(int port) {
    return Map.of(
        "LGTM_APPLICATION",
        "legacy",
        "LGTM_ENVIRONMENT",
        "dev",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "https://localhost:" + port,
        "OTEL_EXPORTER_OTLP_PROTOCOL",
        "http/protobuf");
  }

  /** Shows the one certificate and wants to see the other. */
  private static WireMockServer alloy(int port, SelfSigned shown, SelfSigned wanted) {
    WireMockConfiguration configuration =
        WireMockConfiguration.wireMockConfig()
            .dynamicPort()
            .httpsPort(port)
            .keystorePath(shown.store().toString())
            .keystorePassword(SelfSigned.PASSWORD)
            .keyManagerPassword(SelfSigned.PASSWORD)
            .keystoreType("PKCS12")
            .needClientAuth(true)
            .trustStorePath(wanted.store().toString())
            .trustStorePassword(SelfSigned.PASSWORD)
            .trustStoreType("PKCS12");
    WireMockServer server = new WireMockServer(configuration);
    server.start();
    server.stubFor(post(urlEqualTo("/v1/traces")).willReturn(ok()));
    return server;
  }

  private static void replace(Path by, Path file) throws Exception {
    Path beside = Files.copy(by, file.resolveSibling(file.getFileName() + ".new"));
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void awaitSpans(WireMockServer alloy, LegacyApplication legacy) {
    Awaitility.await("spans")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(alloy.findAll(postRequestedFor(urlEqualTo("/v1/traces"))))
                    .as(legacy.errors())
                    .isNotEmpty());
  }
}
