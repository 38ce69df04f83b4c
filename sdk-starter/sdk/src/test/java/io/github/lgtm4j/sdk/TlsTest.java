/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector that shows a certificate, and one that asks for one. */
class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;
  private static Path server;
  private static Path client;

  @BeforeAll
  static void makeCertificates() throws Exception {
    server = keyStore("server");
    client = keyStore("client");
  }

  @Test
  void export_toACollectorWhoseCertificateIsTrusted_arrives() throws Exception {
    assertThat(arrives(false, "otel.exporter.otlp.certificate", certificate(server).toString()))
        .isTrue();
  }

  @Test
  void export_toACollectorThatNobodyKnows_doesNot() throws Exception {
    assertThat(arrives(false)).isFalse();
  }

  @Test
  void export_toACollectorThatAsksForACertificate_arrivesWithOne() throws Exception {
    String trusted = certificate(server).toString();
    assertThat(arrives(true, "otel.exporter.otlp.certificate", trusted)).as("without").isFalse();
    assertThat(
            arrives(
                true,
                "otel.exporter.otlp.certificate",
                trusted,
                "otel.exporter.otlp.client.certificate",
                certificate(client).toString(),
                "otel.exporter.otlp.client.key",
                key(client).toString()))
        .as("with")
        .isTrue();
  }

  private static boolean arrives(boolean asksForCertificate, String... settings) throws Exception {
    WireMockServer collector =
        new WireMockServer(
            WireMockConfiguration.options()
                .dynamicHttpsPort()
                .httpDisabled(true)
                .keystorePath(server.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .trustStorePath(client.toString())
                .trustStoreType("PKCS12")
                .trustStorePassword(PASSWORD)
                .needClientAuth(asksForCertificate));
    collector.start();
    collector.stubFor(post(anyUrl()).willReturn(ok()));
    LgtmBuilder builder =
        Lgtm.builder()
            .application("shop")
            .environment("dev")
            .metricsServer(false)
            .logging(false)
            .shutdownHook(false)
            .openTelemetry("otel.exporter.otlp.protocol", "http/protobuf")
            .openTelemetry("otel.java.exporter.otlp.retry.disabled", "true")
            .otlpEndpoint("https://localhost:" + collector.httpsPort());
    for (int i = 0; i < settings.length; i += 2) {
      builder.openTelemetry(settings[i], settings[i + 1]);
    }
    try (Lgtm lgtm = builder.start()) {
      lgtm.observe("order.place").run(() -> {});
      lgtm.flush(Duration.ofSeconds(10));
      return !collector.getAllServeEvents().isEmpty();
    } finally {
      collector.stop();
    }
  }

  private static Path keyStore(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "it",
            "-keyalg",
            "RSA",
            "-dname",
            "CN=" + name,
            "-ext",
            "san=dns:localhost",
            "-keystore",
            store.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD);
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return store;
  }

  private static Path certificate(Path store) throws Exception {
    return pem(store, "CERTIFICATE", load(store).getCertificate("it").getEncoded());
  }

  private static Path key(Path store) throws Exception {
    return pem(store, "PRIVATE KEY", load(store).getKey("it", PASSWORD.toCharArray()).getEncoded());
  }

  private static KeyStore load(Path store) throws Exception {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore loaded = KeyStore.getInstance("PKCS12");
      loaded.load(in, PASSWORD.toCharArray());
      return loaded;
    }
  }

  private static Path pem(Path store, String what, byte[] bytes) throws Exception {
    String text =
        "-----BEGIN "
            + what
            + "-----\n"
            + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes)
            + "\n-----END "
            + what
            + "-----\n";
    return Files.writeString(
        folder.resolve(store.getFileName() + "." + what.charAt(0) + ".pem"), text);
  }
}
