/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lgtm4j.agent.config.Secret;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server by a real client, and by sockets that behave as no client should. */
@Timeout(60)
class ScrapeServerTest {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Credentials NONE = new Credentials(null, null, null);
  private static final MultiCollector METRICS =
      () ->
          new MetricSnapshots(
              CounterSnapshot.builder()
                  .name("orders")
                  .dataPoint(CounterDataPointSnapshot.builder().value(3).build())
                  .build(),
              GaugeSnapshot.builder()
                  .name("load")
                  .dataPoint(GaugeDataPointSnapshot.builder().value(0.5).build())
                  .build());

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "*/*, text/plain; version=0.0.4",
    "text/plain;version=0.0.4, text/plain; version=0.0.4",
    "application/openmetrics-text;version=1.0.0;q=0.8, application/openmetrics-text; version=1.0.0",
  })
  void page_ofAText_isTheOneThatIsAccepted(String accept, String contentType) throws Exception {
    HttpResponse<String> page = get(serve(METRICS), "/metrics", "Accept", accept);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith(contentType);
    assertThat(page.body()).contains("orders_total 3.0", "load 0.5");
  }

  @Test
  void page_compressed_isTheSamePage() throws Exception {
    ScrapeServer server = serve(METRICS);
    HttpResponse<byte[]> zipped =
        send(server, "/metrics", BodyHandlers.ofByteArray(), "Accept-Encoding", "deflate, gzip");

    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    try (InputStream page = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
      assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(get(server, "/metrics").body());
    }
  }

  @Test
  void page_byName_isThatMetric() throws Exception {
    assertThat(get(serve(METRICS), "/metrics?name[]=orders_total".replace("[]", "%5B%5D")).body())
        .contains("orders_total 3.0")
        .doesNotContain("load");
  }

  @Test
  void head_ofThePage_isItsHeaders() throws Exception {
    ScrapeServer server = serve(METRICS);
    String answer = raw(server, "HEAD /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
    int length = get(server, "/metrics").body().length();

    assertThat(answer)
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Content-Length: " + length + "\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void otherPathsAndMethods_areRefused() throws Exception {
    ScrapeServer server = serve(METRICS);

    assertThat(get(server, "/").statusCode()).isEqualTo(404);
    assertThat(get(server, "/metrics/").statusCode()).isEqualTo(404);
    assertThat(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(uri(server, "/metrics"))
                        .POST(BodyPublishers.ofString("x"))
                        .build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello\r\n\r\n",
        "GET /metrics\r\n\r\n",
        "GET /metrics SMTP/1.1\r\n\r\n",
        "GET /metrics HTTP/1.1\r\nnocolon\r\n\r\n",
        "GET /metrics HTTP/1.1\r\n: x\r\n\r\n",
        "GET /metrics?name%5B%5D=%zz HTTP/1.1\r\n\r\n",
        "\u0016\u0003\u0001\u0002\n\n",
      })
  void nonsense_isABadRequest(String request) throws Exception {
    assertThat(raw(serve(METRICS), request)).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void requestWithoutEnd_isRefusedAtALimit() throws Exception {
    String request = "GET /metrics HTTP/1.1\r\nX: " + "x".repeat(64 * 1024);

    assertThat(raw(serve(METRICS), request.substring(0, 64 * 1024 + 1)))
        .startsWith("HTTP/1.1 431 ");
  }

  @Test
  void lenientRequests_areAnswered() throws Exception {
    ScrapeServer server = serve(METRICS);

    assertThat(raw(server, "\r\nGET /metrics HTTP/1.0\n\n")).startsWith("HTTP/1.1 200 OK");
  }

  @Test
  void scrapeThatFails_isAWholeAnswerThatKeepsTheReason() throws Exception {
    MultiCollector failing =
        () -> {
          throw new IllegalStateException("the password is hunter2");
        };

    HttpResponse<String> answer = get(serve(failing), "/metrics");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("The scrape failed").doesNotContain("hunter2");
  }

  @Test
  void scrapeThatFailsBadly_leavesTheServerRunning() throws Exception {
    int[] scrapes = {0};
    MultiCollector failing =
        () -> {
          if (scrapes[0]++ == 0) {
            throw new StackOverflowError();
          }
          return METRICS.collect();
        };
    ScrapeServer server = serve(failing);
    assertThat(raw(server, "GET /metrics HTTP/1.1\r\n\r\n")).isEmpty();

    assertThat(get(server, "/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void credentials_areAskedForEverywhere() throws Exception {
    ScrapeServer server = serve(new Credentials(null, null, Secret.value("token")), METRICS, 30);

    HttpResponse<String> refused = get(server, "/metrics");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"metrics\"");
    assertThat(refused.body()).doesNotContain("orders");
    assertThat(get(server, "/other").statusCode()).isEqualTo(401);
    assertThat(get(server, "/metrics", "Authorization", "Bearer token").statusCode())
        .isEqualTo(200);
  }

  @Test
  void connectionsThatSayNothing_keepNobodyWaitingAndEnd() throws Exception {
    ScrapeServer server = serve(METRICS);
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      silent.add(connect(server));
    }

    assertThat(get(server, "/metrics").statusCode()).isEqualTo(200);
    for (Socket socket : silent) {
      assertThat(ends(socket)).isTrue();
    }
  }

  @Test
  void scraperThatDoesNotRead_losesItsConnection() throws Exception {
    Labels wide = Labels.of("x", "y".repeat(16_000_000));
    MultiCollector large =
        () ->
            new MetricSnapshots(
                GaugeSnapshot.builder()
                    .name("load")
                    .dataPoint(GaugeDataPointSnapshot.builder().value(1).labels(wide).build())
                    .build());
    ScrapeServer server = serve(NONE, large, 1);
    Socket lazy = connect(server);
    lazy.getOutputStream()
        .write("GET /metrics HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    while (lazy.getInputStream().available() == 0) {
      Thread.onSpinWait();
    }
    awaitNo("lgtm4j-metrics-scrape");
    assertThat(rest(lazy)).isLessThan(16_000_000);
    assertThat(get(server, "/other").statusCode()).isEqualTo(404);
  }

  @Test
  void portThatIsTaken_isTheNextOneWhereItMayBe() throws Exception {
    ServerSocket other = taken();
    ScrapeServer server = new ScrapeServer(on(other.getLocalPort(), false), NONE, METRICS);
    open.add(server);
    server.start();

    assertThat(server.port()).isGreaterThan(other.getLocalPort());
    assertThat(get(server, "/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void portThatIsTaken_isWaitedForWhereItMayNotMove() throws Exception {
    ServerSocket other = taken();
    ScrapeServer server = new ScrapeServer(on(other.getLocalPort(), true), NONE, METRICS);
    open.add(server);
    server.start();
    assertThat(server.port()).isEqualTo(-1);

    other.close();

    while (server.port() < 0) {
      Thread.onSpinWait();
    }
    assertThat(server.port()).isEqualTo(other.getLocalPort());
    assertThat(get(server, "/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void serverThatIsClosed_leavesNeitherPortNorThread() throws Exception {
    ScrapeServer server = serve(METRICS);
    int port = server.port();
    get(server, "/metrics");
    Socket halfOpen = connect(server);

    server.close();

    assertThat(ends(halfOpen)).isTrue();
    awaitNo("lgtm4j-metrics");
    assertThatThrownBy(() -> new Socket(LOOPBACK, port)).isInstanceOf(ConnectException.class);
  }

  @Test
  void hostThatIsNotOfThisMachine_isNoReasonToFail() {
    ScrapeServer server = new ScrapeServer(new ListenOn("203.0.113.1", 0, false), NONE, METRICS);
    open.add(server);

    server.start();

    assertThat(server.port()).isEqualTo(-1);
  }

  private ScrapeServer serve(MultiCollector metrics) {
    return serve(NONE, metrics, 30);
  }

  private ScrapeServer serve(Credentials credentials, MultiCollector metrics, int seconds) {
    ScrapeServer server =
        new ScrapeServer(on(0, true), credentials, metrics, TimeUnit.SECONDS.toNanos(seconds));
    open.add(server);
    server.start();
    return server;
  }

  private static ListenOn on(int port, boolean wait) {
    return new ListenOn(LOOPBACK, port, wait);
  }

  private ServerSocket taken() throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
    open.add(socket);
    return socket;
  }

  private Socket connect(ScrapeServer server) throws IOException {
    Socket socket = new Socket(LOOPBACK, server.port());
    open.add(socket);
    return socket;
  }

  private String raw(ScrapeServer server, String request) throws IOException {
    Socket socket = connect(server);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** By an end or by a reset, whichever it has come to. */
  private static boolean ends(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;
    }
  }

  private static HttpResponse<String> get(ScrapeServer server, String path, String... headers)
      throws Exception {
    return send(server, path, BodyHandlers.ofString(), headers);
  }

  private static <T> HttpResponse<T> send(
      ScrapeServer server, String path, HttpResponse.BodyHandler<T> body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(server, path)).timeout(Duration.ofSeconds(20));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), body);
  }

  private static URI uri(ScrapeServer server, String path) {
    return URI.create("http://" + LOOPBACK + ":" + server.port() + path);
  }

  /** How much had been sent when the connection was cut. */
  private static long rest(Socket socket) {
    long size = 0;
    try {
      while (socket.getInputStream().read() >= 0) {
        size += 1 + socket.getInputStream().skip(Integer.MAX_VALUE);
      }
    } catch (IOException e) {
      return size;
    }
    return size;
  }

  /** Waits until the last thread of that name has ended; the test's time-out ends this. */
  private static void awaitNo(String name) {
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith(name))) {
      Thread.onSpinWait();
    }
  }
}
