/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.lgtm4j.cli.alloy.RunningAlloy;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the sink lets in over OTLP, and that a password changes without a restart. */
class SinkCredentialsTest {
  @TempDir private Path folder;

  @Test
  void sink_whenItsPasswordsChange_takesTheNewAndRefusesTheOld() throws Exception {
    Path passwords = folder.resolve("htpasswd");
    Files.writeString(passwords, entry("source", "old"));
    int port = freePort();
    try (RunningAlloy sink =
        Checkout.alloy()
            .run(
                Checkout.SINK.resolve("sink/config.alloy"),
                "public-preview",
                folder.resolve("storage"),
                variables(passwords, port))) {
      assertThat(sink.process().isAlive()).isTrue();
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> answer(port, "source", "old") == 200);
      assertThat(answer(port, "source", "new")).isEqualTo(401);

      Files.writeString(passwords, entry("source", "new"));

      await().atMost(Duration.ofSeconds(90)).until(() -> answer(port, "source", "new") == 200);
      assertThat(answer(port, "source", "old")).isEqualTo(401);
      // Asked to end, it would try for a minute to reach the backends that are not there.
      sink.kill();
    }
  }

  private static int answer(int port, String user, String password) throws Exception {
    String credentials =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/traces"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + credentials)
            .POST(BodyPublishers.ofString("{\"resourceSpans\":[]}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  /** As {@code htpasswd -s} writes it. */
  private static String entry(String user, String password) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
    return user + ":{SHA}" + Base64.getEncoder().encodeToString(digest) + "\n";
  }

  private static Map<String, String> variables(Path passwords, int port) throws IOException {
    String nowhere = "http://127.0.0.1:" + freePort();
    return Map.ofEntries(
        Map.entry("LGTM_ENVIRONMENT", "dev"),
        Map.entry("LGTM_CLUSTER", "monitoring"),
        Map.entry("LGTM_MIMIR_URL", nowhere),
        Map.entry("LGTM_LOKI_URL", nowhere),
        Map.entry("LGTM_TEMPO_URL", nowhere),
        Map.entry("LGTM_METRICS_TRANSPORT", "classic"),
        Map.entry("LGTM_TRACES_TRANSPORT", "durable"),
        Map.entry("LGTM_SINK_LISTEN", "127.0.0.1"),
        Map.entry("LGTM_SINK_METRICS_PORT", String.valueOf(freePort())),
        Map.entry("LGTM_SINK_LOGS_PORT", String.valueOf(freePort())),
        Map.entry("LGTM_SINK_OTLP_GRPC_ADDRESS", "127.0.0.1:" + freePort()),
        Map.entry("LGTM_SINK_OTLP_HTTP_ADDRESS", "127.0.0.1:" + port),
        Map.entry("LGTM_SINK_HTPASSWD_FILE", passwords.toString()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
