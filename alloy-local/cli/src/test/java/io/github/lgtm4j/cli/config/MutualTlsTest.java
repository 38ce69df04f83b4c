/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.cli.fixture.TestCase;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a node's agent to the sink over mutual TLS, on all three ports. */
class MutualTlsTest {
  @TempDir private Path folder;
  @TempDir private Path certificates;
  private List<Integer> ports = List.of();

  @BeforeEach
  void makeCertificates() throws Exception {
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=ca -keyout ca.key -out ca.crt");
    sign("server");
    sign("client");
  }

  private void sign(String name) throws Exception {
    Files.writeString(certificates.resolve("san.cnf"), "subjectAltName=IP:127.0.0.1\n");
    openssl(
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=NAME -keyout NAME.key -out NAME.csr"
            .replace("NAME", name));
    openssl(
        "x509 -req -in NAME.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile san.cnf -out NAME.crt"
            .replace("NAME", name));
  }

  private void openssl(String arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ", -1)));
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(certificates.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "no openssl is on the PATH: certificates cannot be made");
      throw e;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  @Test
  void source_withACertificate_isLetIn_othersAreNot() throws Exception {
    try (ConfigRun run = new ConfigRun(Checkout.alloy(), test(), Load.folder(), folder)) {
      run.start();
      run.logs().append(run.logs().fileOf(Load.POD), Load.line("hello"));
      Load.spans(run.otlpPort(), List.of("f".repeat(32)));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                var telemetry = run.sink().telemetry();
                assertThat(telemetry.logs(LogQuery.all().text("hello"))).hasSize(1);
                assertThat(telemetry.spans(SpanQuery.all().service("checkout"))).hasSize(1);
                assertThat(telemetry.series(SeriesQuery.named("jvm_thread_count"))).hasSize(1);
              });
      for (int port : ports) {
        assertThat(answerWithoutCertificate(port)).doesNotContain("HTTP/1");
      }
    }
  }

  /** What a client that trusts the CA, but has no certificate of its own, is told. */
  private String answerWithoutCertificate(int port) throws IOException, InterruptedException {
    Process client =
        new ProcessBuilder(
                "openssl",
                "s_client",
                "-connect",
                "127.0.0.1:" + port,
                "-CAfile",
                "ca.crt",
                "-quiet")
            .directory(certificates.toFile())
            .redirectErrorStream(true)
            .start();
    try (OutputStream request = client.getOutputStream()) {
      request.write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // Refused before it could ask.
    }
    String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    client.waitFor();
    assertThat(answer).isNotEmpty();
    return answer;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private TestCase test() throws IOException {
    int metrics = freePort();
    int logs = freePort();
    int otlp = freePort();
    ports = List.of(metrics, logs, otlp);
    Map<String, String> sink = new HashMap<>();
    sink.put("LGTM_ENVIRONMENT", "dev");
    sink.put("LGTM_CLUSTER", "monitoring");
    sink.put("LGTM_MIMIR_URL", "${sink}");
    sink.put("LGTM_LOKI_URL", "${sink}");
    sink.put("LGTM_TEMPO_URL", "${sink}");
    sink.put("LGTM_TRACES_TRANSPORT", "classic");
    sink.put("LGTM_SINK_RECEIVE", "tls");
    sink.put("LGTM_SINK_CLIENT_AUTH", "RequireAndVerifyClientCert");
    sink.put("LGTM_SINK_CERT_FILE", certificates.resolve("server.crt").toString());
    sink.put("LGTM_SINK_KEY_FILE", certificates.resolve("server.key").toString());
    sink.put("LGTM_SINK_CLIENT_CA_FILE", certificates.resolve("ca.crt").toString());
    sink.put("LGTM_SINK_LISTEN", "127.0.0.1");
    sink.put("LGTM_SINK_METRICS_PORT", String.valueOf(metrics));
    sink.put("LGTM_SINK_LOGS_PORT", String.valueOf(logs));
    sink.put("LGTM_SINK_OTLP_GRPC_ADDRESS", "127.0.0.1:" + freePort());
    sink.put("LGTM_SINK_OTLP_HTTP_ADDRESS", "127.0.0.1:" + otlp);
    sink.put("LGTM_DECISION_WAIT", "1s");
    Map<String, String> source = new HashMap<>();
    source.put("LGTM_ENVIRONMENT", "dev");
    source.put("LGTM_CLUSTER", "cluster-1");
    source.put("LGTM_SINK_URL", "https://127.0.0.1:" + otlp);
    source.put("LGTM_SINK_METRICS_URL", "https://127.0.0.1:" + metrics + "/api/v1/metrics/write");
    source.put("LGTM_SINK_LOGS_URL", "https://127.0.0.1:" + logs + "/loki/api/v1/push");
    source.put("LGTM_SINK_CA_FILE", certificates.resolve("ca.crt").toString());
    source.put("LGTM_SINK_CERT_FILE", certificates.resolve("client.crt").toString());
    source.put("LGTM_SINK_KEY_FILE", certificates.resolve("client.key").toString());
    TestCase agent = Load.test(source);
    return new TestCase(
        "",
        Checkout.SINK.toString(),
        "sink/config.alloy",
        "public-preview",
        sink,
        Map.of(),
        Map.of(),
        agent.namespaces(),
        agent.pods(),
        List.of(),
        List.of(),
        List.of(agent.main()),
        List.of(),
        List.of());
  }
}
