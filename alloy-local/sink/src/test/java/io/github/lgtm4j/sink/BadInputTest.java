/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.internal.net.ServerOptions;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, there is an answer in the protocol's own form, and the sink lives on. */
class BadInputTest {
  private static final int MAX_BODY = 1 << 20;
  private LocalSink sink;

  @BeforeEach
  void start() {
    LocalSinkBuilder builder = LocalSink.builder().freePorts().maxBytes(2 << 20);
    builder.server =
        new ServerOptions(MAX_BODY, 4L << 20, Duration.ofMillis(400), Duration.ofSeconds(30));
    sink = builder.start();
  }

  @AfterEach
  void stillAlive() throws Exception {
    try (LocalSink open = sink) {
      assertThat(open).isNotNull();
      assertThat(new Sender(sink).get("/ready").body()).isEqualTo("ready\n");
      assertThat(push("alive")).isEqualTo(204);
      // What was stored can be read.
      assertThat(sink.telemetry().logs(LogQuery.all())).isNotEmpty();
      assertThat(sink.telemetry().spans(SpanQuery.all())).isNotNull();
      assertThat(sink.telemetry().series(SeriesQuery.all())).isNotNull();
    }
  }

  private int push(String line) throws Exception {
    return new Sender(sink)
        .snappy(
            "/loki/api/v1/push",
            PushRequests.of("{a=\"b\"}", System.currentTimeMillis(), line, Map.of()))
        .statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/traces", "/v1/logs", "/v1/metrics"})
  void fuzzedProtobuf_isAcceptedOrRefusedInProtobuf(String path) throws Exception {
    Random random = new Random(path.hashCode());
    Sender sender = new Sender(sink.otlpHttp());
    byte[] good = Telemetries.request(path);
    for (int i = 0; i < 400; i++) {
      byte[] bad = good.clone();
      for (int j = 0; j <= random.nextInt(6); j++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      HttpResponse<String> response = sender.post(path, "application/x-protobuf", bad);
      assertThat(response.statusCode()).isIn(200, 400, 422);
      assertThat(response.headers().firstValue("content-type")).contains("application/x-protobuf");
    }
  }

  @Test
  void fuzzedRemoteWriteAndPush_areAcceptedOrRefused() throws Exception {
    Random random = new Random(7);
    long now = System.currentTimeMillis();
    byte[] write = PushRequests.series(Map.of("__name__", "m", "a", "b"), now, 1);
    byte[] push = PushRequests.of("{a=\"b\"}", now, "hello", Map.of("k", "v"));
    for (int i = 0; i < 400; i++) {
      byte[] bad = (i % 2 == 0 ? write : push).clone();
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      String path = i % 2 == 0 ? "/api/v1/push" : "/loki/api/v1/push";
      assertThat(new Sender(sink).snappy(path, bad).statusCode()).isIn(200, 204, 400, 413, 422);
    }
  }

  @Test
  void lineOfAStreamWithoutLabels_isRefusedAndNotStored() throws Exception {
    byte[] body = PushRequests.ofALineWithoutLabels(System.currentTimeMillis());

    HttpResponse<String> response = new Sender(sink).snappy("/loki/api/v1/push", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(sink.telemetry().logs(LogQuery.all()))
        .noneMatch(line -> line.line().equals("without labels"));
  }

  @Test
  void randomBytes_onEveryPath_areRefused() throws Exception {
    byte[] noise = new byte[2000];
    new Random(1).nextBytes(noise);

    for (String path : List.of("/loki/api/v1/push", "/api/v1/push", "/api/v1/metrics/write")) {
      HttpResponse<String> response = new Sender(sink).post(path, "application/x-protobuf", noise);
      assertThat(response.statusCode()).isIn(400, 413);
    }
    assertThat(new Sender(sink).json("/loki/api/v1/push", "{\"streams\": 7}").statusCode())
        .isEqualTo(400);
    assertThat(sink.telemetry().violations())
        .anySatisfy(violation -> assertThat(violation.rule()).isEqualTo("malformed-request"));
  }

  @Test
  void jsonNestedTooDeep_isRefused() throws Exception {
    String deep = "{\"resourceSpans\":".repeat(5000);
    assertThat(new Sender(sink.otlpHttp()).json("/v1/traces", deep).statusCode()).isEqualTo(400);
  }

  @Test
  void gzipBomb_isCut() throws Exception {
    byte[] bomb = Sender.gzip(new byte[64 << 20]);

    HttpResponse<String> response =
        new Sender(sink.otlpHttp())
            .with("Content-Encoding", "gzip")
            .post("/v1/traces", "application/x-protobuf", bomb);

    assertThat(bomb.length).isLessThan(MAX_BODY);
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("uncompressed body is larger than 1048576 bytes");
  }

  @Test
  void snappyBomb_isRefusedByItsClaim() throws Exception {
    byte[] claims4GiB = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 0, 0};

    assertThat(
            new Sender(sink)
                .post("/api/v1/push", "application/x-protobuf", claims4GiB)
                .statusCode())
        .isIn(400, 413);
    HttpResponse<String> large = new Sender(sink).snappy("/api/v1/push", new byte[32 << 20]);
    assertThat(large.statusCode()).isEqualTo(413);
  }

  @Test
  void body_overTheLimit_isRefusedThoughItIsStillBeingSent() throws Exception {
    HttpResponse<String> response =
        new Sender(sink).json("/loki/api/v1/push", " ".repeat(3 * MAX_BODY));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).isEqualTo("request body is larger than 1048576 bytes\n");
  }

  @Test
  void slowLoris_isClosedHoweverSteadilyItDrips() throws Exception {
    try (Socket socket = connect()) {
      byte[] head =
          "POST /loki/api/v1/push HTTP/1.1\r\nHost: localhost\r\n"
              .getBytes(StandardCharsets.US_ASCII);
      long start = System.nanoTime();
      socket.getOutputStream().write(head);
      boolean open = true;
      while (open && System.nanoTime() - start < 10_000_000_000L) {
        open = drip(socket);
      }

      assertThat(open).isFalse();
    }
  }

  /** One byte, and a short wait for the end of the connection. */
  private static boolean drip(Socket socket) throws IOException {
    socket.setSoTimeout(50);
    try {
      socket.getOutputStream().write('x');
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException stillOpen) {
      return true;
    } catch (IOException reset) {
      return false;
    }
  }

  @Test
  void body_thatDoesNotArrive_isAnsweredWithATimeout() throws Exception {
    try (Socket socket = connect()) {
      write(
          socket,
          "POST /loki/api/v1/push HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");

      assertThat(readAll(socket)).startsWith("HTTP/1.1 408").contains("request did not arrive in");
    }
  }

  @Test
  void halfClosedConnection_getsItsAnswer() throws Exception {
    try (Socket socket = connect()) {
      write(socket, "GET /ready HTTP/1.1\r\nHost: localhost\r\n\r\n");
      socket.shutdownOutput();

      assertThat(readAll(socket)).startsWith("HTTP/1.1 200").endsWith("ready\n");
    }
  }

  @Test
  void requestThatIsNoHttp_isRefused() throws Exception {
    try (Socket socket = connect()) {
      write(socket, "\u0016\u0003\u0001 this is TLS, perhaps\r\n\r\n");

      assertThat(readAll(socket)).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void fiveThousandConnections_leaveRoomForOneMore() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 5000; i++) {
        Socket socket = connect();
        sockets.add(socket);
        if (i % 10 == 0) {
          write(socket, "POST /loki/api/v1/push HTTP/1.1\r\n");
        }
      }
      assertThat(push("one more")).isEqualTo(204);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void oldestTelemetry_makesRoomAndIsCounted() throws Exception {
    for (int i = 0; i < 60; i++) {
      assertThat(push(i + "x".repeat(100_000))).isEqualTo(204);
    }

    assertThat(sink.telemetry().usage().bytes()).isLessThanOrEqualTo(2 << 20);
    assertThat(sink.telemetry().usage().stored()).containsEntry("line", 60L);
    long held = sink.telemetry().logs(LogQuery.all()).size();
    assertThat(sink.telemetry().usage().evicted()).containsEntry("line", 60 - held);
    assertThat(sink.telemetry().logs(LogQuery.all()).get((int) held - 1).line()).startsWith("59x");
  }

  private Socket connect() throws IOException {
    URI uri = sink.http();
    return new Socket(uri.getHost(), uri.getPort());
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String readAll(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    InputStream in = socket.getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
