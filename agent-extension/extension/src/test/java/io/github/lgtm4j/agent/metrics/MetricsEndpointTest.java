/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.identity.Identity;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The hook, as the SDK's builder calls it. */
@Timeout(60)
class MetricsEndpointTest {

  @Test
  void endpoint_onTheSdk_servesItsMetricsUntilItIsClosed() throws Exception {
    int port;
    try (SdkMeterProvider sdk = build(Map.of("lgtm.metrics.port", "0"))) {
      sdk.get("pool")
          .histogramBuilder("db.client.connection.wait_time")
          .setUnit("s")
          .build()
          .record(0.002);
      SelfTelemetry.gauge("lgtm4j_fails", "A test", () -> Integer.parseInt("x"));
      port = MetricsEndpoint.port();

      assertThat(get(port))
          .contains("db_client_connection_wait_time_seconds_bucket{le=\"0.005\"} 1")
          .contains("version=\"" + System.getProperty("lgtm4j.version") + "\"} 1")
          .doesNotContain("le=\"7500.0\"", "lgtm4j_fails");
    }
    awaitRefusal(port);
  }

  @Test
  void endpoint_thatCannotBe_leavesTheSdk() {
    build(Map.of("lgtm.metrics.host", "host.invalid", "lgtm.metrics.token-file", "\0")).close();
  }

  private static SdkMeterProvider build(Map<String, String> settings) {
    SdkMeterProviderBuilder builder = SdkMeterProvider.builder();
    assertThat(
            MetricsEndpoint.on(
                builder, DefaultConfigProperties.createFromMap(settings), Identity.detect()))
        .isSameAs(builder);
    return builder.build();
  }

  /** The kernel lets go of the port when the accepting thread has noticed. */
  private static void awaitRefusal(int port) throws IOException {
    while (true) {
      try (Socket socket = new Socket("localhost", port)) {
        Thread.onSpinWait();
      } catch (ConnectException e) {
        return;
      }
    }
  }

  private static String get(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
