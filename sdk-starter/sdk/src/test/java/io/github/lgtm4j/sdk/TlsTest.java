/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.lgtm4j.contract.Setting;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  @Test
  void certificates_thatAreExchanged_areUsedFromTheNextExportOn() throws Exception {
    Path trusted = Files.copy(certificate(server), folder.resolve("trusted.pem"));
    Path shown = Files.copy(certificate(client), folder.resolve("shown.pem"));
    Path key = Files.copy(key(client), folder.resolve("key.pem"));
    WireMockServer before = collector(0, server, client, true);
    int port = before.httpsPort();
    try (Lgtm lgtm =
        lgtm(
                port,
                "otel.exporter.otlp.certificate",
                trusted.toString(),
                "otel.exporter.otlp.client.certificate",
                shown.toString(),
                "otel.exporter.otlp.client.key",
                key.toString())
            .start()) {
      assertThat(send(lgtm)).isTrue();
      before.stop();

      Path newServer = keyStore("new-server");
      Path newClient = keyStore("new-client");
      WireMockServer after = collector(port, newServer, newClient, true);
      try {
        assertThat(send(lgtm)).as("with the old ones").isFalse();
        replace(trusted, certificate(newServer));
        assertThat(send(lgtm)).as("with half of the new ones").isFalse();
        replace(shown, certificate(newClient));
        replace(key, key(newClient));
        assertThat(send(lgtm)).as("with the new ones").isTrue();
        Files.writeString(trusted, "nonsense");
        assertThat(send(lgtm)).as("with the last good ones").isTrue();
      } finally {
        after.stop();
      }
    }
  }

  @Test
  void certificate_thatComesLater_isAProblem_andUsedWhenItIsThere() throws Exception {
    Path later = folder.resolve("later.pem");
    WireMockServer collector = collector(0, server, client, false);
    try (Lgtm lgtm =
        lgtm(collector.httpsPort(), "otel.exporter.otlp.certificate", later.toString()).start()) {
      assertThat(lgtm.problems())
          .singleElement()
          .satisfies(
              problem -> assertThat(problem.key()).isEqualTo("otel.exporter.otlp.certificate"));
      assertThat(send(lgtm)).isFalse();

      Files.copy(certificate(server), later);

      assertThat(send(lgtm)).isTrue();
    } finally {
      collector.stop();
    }
  }

  @Test
  void lastValues_goByTheSameCertificates() throws Exception {
    WireMockServer collector = collector(0, server, client, true);
    try {
      lgtm(
              collector.httpsPort(),
              "otel.exporter.otlp.headers",
              "x-shard=a%20b",
              "otel.exporter.otlp.certificate",
              certificate(server).toString(),
              "otel.exporter.otlp.client.certificate",
              certificate(client).toString(),
              "otel.exporter.otlp.client.key",
              key(client).toString())
          .set(Setting.METRICS_PUSH_ON_EXIT, "true")
          .start()
          .close();

      collector.verify(
          postRequestedFor(urlEqualTo("/v1/metrics"))
              .withHeader("X-Application", equalTo("shop"))
              .withHeader("x-shard", equalTo("a b")));
    } finally {
      collector.stop();
    }
  }

  private static boolean arrives(boolean asksForCertificate, String... settings) throws Exception {
    WireMockServer collector = collector(0, server, client, asksForCertificate);
    try (Lgtm lgtm = lgtm(collector.httpsPort(), settings).start()) {
      boolean sent = send(lgtm);
      assertThat(sent).isEqualTo(!collector.getAllServeEvents().isEmpty());
      return sent;
    } finally {
      collector.stop();
    }
  }

  private static boolean send(Lgtm lgtm) throws Exception {
    double before = taken(lgtm);
    lgtm.observe("order.place").run(() -> {});
    lgtm.flush(Duration.ofSeconds(10));
    return taken(lgtm) > before;
  }

  private static double taken(Lgtm lgtm) throws Exception {
    String start = "lgtm4j_exported_total{signal=\"traces\",success=\"true\"} ";
    return Page.metrics(lgtm)
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .sum();
  }

  private static LgtmBuilder lgtm(int port, String... settings) {
    LgtmBuilder builder =
        Lgtm.builder()
            .application("shop")
            .environment("dev")
            .metricsPort(0)
            .logging(false)
            .shutdownHook(false)
            .openTelemetry("otel.exporter.otlp.protocol", "http/protobuf")
            .openTelemetry("otel.java.exporter.otlp.retry.disabled", "true")
            .otlpEndpoint("https://localhost:" + port);
    for (int i = 0; i < settings.length; i += 2) {
      builder.openTelemetry(settings[i], settings[i + 1]);
    }
    return builder;
  }

  private static WireMockServer collector(
      int port, Path server, Path client, boolean asksForCertificate) {
    WireMockServer collector =
        new WireMockServer(
            WireMockConfiguration.options()
                .httpsPort(port)
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
    return collector;
  }

  private static void replace(Path file, Path by) throws Exception {
    Files.copy(by, file, StandardCopyOption.REPLACE_EXISTING);
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
            "EC",
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
