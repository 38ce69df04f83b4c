/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.lgtm4j.sdk.config.Secret;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
  private static final Credentials ANYBODY = new Credentials(null, null, null);
  private final MetricsPage page = new MetricsPage(registry());

  @Test
  void page_asAScraperWantsIt_isTextOrOpenMetricsOrProtobufAndSmall() throws Exception {
    try (MetricsServer server = MetricsServer.start(onAnyPort(), ANYBODY, page)) {
      assertThat(get(server, "/metrics", "Accept", "*/*").headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
      String openMetrics = "application/openmetrics-text; version=1.0.0";
      assertThat(text(get(server, "/metrics", "Accept", openMetrics))).endsWith("# EOF\n");
      String protobuf =
          "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
              + " encoding=delimited";
      assertThat(get(server, "/metrics", "Accept", protobuf).headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/vnd.google"));
      HttpResponse<byte[]> zipped = get(server, "/metrics", "Accept-Encoding", "gzip");
      assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(
              new String(
                  new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(),
                  StandardCharsets.UTF_8))
          .contains("orders_total 3.0");
      assertThat(
              get(server, "/metrics", "Accept-Encoding", "gzip;q=0")
                  .headers()
                  .firstValue("Content-Encoding"))
          .isEmpty();
    }
  }

  @Test
  void page_asked_forSomeNames_hasThoseOnly() throws Exception {
    try (MetricsServer server = MetricsServer.start(onAnyPort(), ANYBODY, page)) {
      assertThat(text(get(server, "/metrics?name[]=orders_total", "Accept", "*/*")))
          .contains("orders_total")
          .doesNotContain("stock");
    }
  }

  @Test
  void requests_thatAreNotScrapes_areToldSo() throws Exception {
    try (MetricsServer server = MetricsServer.start(onAnyPort(), ANYBODY, page)) {
      assertThat(get(server, "/", "Accept", "*/*").statusCode()).isEqualTo(404);
      HttpRequest post =
          HttpRequest.newBuilder(uri(server, "/metrics"))
              .POST(HttpRequest.BodyPublishers.ofString("x"))
              .build();
      assertThat(HttpClient.newHttpClient().send(post, BodyHandlers.ofString()).statusCode())
          .isEqualTo(405);
    }
  }

  @Test
  void page_behindPasswordOrToken_opensForEitherAndSaysWhatItWants() throws Exception {
    Credentials credentials = new Credentials("ada", Secret.value("pw"), Secret.value("t0ken"));
    try (MetricsServer server = MetricsServer.start(onAnyPort(), credentials, page)) {
      HttpResponse<byte[]> refused = get(server, "/metrics", "Accept", "*/*");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate"))
          .hasValueSatisfying(ways -> assertThat(ways).contains("Basic", "Bearer"));
      String basic = Base64.getEncoder().encodeToString("ada:pw".getBytes(StandardCharsets.UTF_8));
      assertThat(get(server, "/metrics", "Authorization", "Basic " + basic).statusCode())
          .isEqualTo(200);
      assertThat(get(server, "/metrics", "Authorization", "Bearer t0ken").statusCode())
          .isEqualTo(200);
      assertThat(get(server, "/metrics", "Authorization", "Bearer other").statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void port_takenWhereAScraperKnowsOneOnly_isListenedOnWhenItIsFree() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      ListenOn wanted = new ListenOn("localhost", taken.getLocalPort(), true);
      try (MetricsServer server = MetricsServer.start(wanted, ANYBODY, page)) {
        assertThat(server.port()).isEqualTo(-1);
        taken.close();
        await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> assertThat(server.port()).isEqualTo(wanted.port()));
      }
    }
  }

  @Test
  void threads_ofTheServer_keepNoApplicationAlive() throws Exception {
    try (MetricsServer server = MetricsServer.start(onAnyPort(), ANYBODY, page)) {
      get(server, "/metrics", "Accept", "*/*");

      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(
              thread ->
                  thread.getName().startsWith("HTTP-Dispatcher")
                      || thread.getName().startsWith("lgtm4j-metrics"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
  }

  @Test
  void metric_thatFails_isA500WithAReason() throws Exception {
    PrometheusRegistry broken = new PrometheusRegistry();
    Collector failing =
        () -> {
          throw new IllegalStateException("no value today");
        };
    broken.register(failing);
    try (MetricsServer server =
        MetricsServer.start(onAnyPort(), ANYBODY, new MetricsPage(broken))) {
      HttpResponse<byte[]> answer = get(server, "/metrics", "Accept", "*/*");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(text(answer)).contains("no value today");
    }
  }

  private static PrometheusRegistry registry() {
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register(
        () ->
            CounterSnapshot.builder()
                .name("orders")
                .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder().value(3).build())
                .build());
    registry.register(
        () ->
            GaugeSnapshot.builder()
                .name("stock")
                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(7).build())
                .build());
    return registry;
  }

  private static ListenOn onAnyPort() {
    return new ListenOn("localhost", 0, false);
  }

  private static URI uri(MetricsServer server, String path) {
    return URI.create(
        "http://localhost:" + server.port() + path.replace("[", "%5B").replace("]", "%5D"));
  }

  private static HttpResponse<byte[]> get(
      MetricsServer server, String path, String header, String value) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri(server, path)).header(header, value).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
