/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.lgtm4j.sink.telemetry.Series;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScrapeTest {
  private LocalSink sink;
  private HttpServer application;
  private volatile String contentType = "text/plain; version=0.0.4";
  private volatile String page = "";

  @BeforeEach
  void start() throws Exception {
    sink = LocalSink.start();
    application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.createContext(
        "/metrics",
        exchange -> {
          byte[] body = page.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", contentType);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    application.start();
    URI uri = URI.create("http://127.0.0.1:" + application.getAddress().getPort() + "/metrics");
    sink.addTarget(ScrapeTarget.of(uri).tenant("team-a").label("application", "shop"));
  }

  @AfterEach
  void stop() {
    application.stop(0);
    sink.close();
  }

  @Test
  void scrape_ofPrometheusText_storesSamplesWithTypeAndTargetLabels() throws Exception {
    page =
        """
        # HELP jvm_memory_used_bytes Used memory.
        # TYPE jvm_memory_used_bytes gauge
        jvm_memory_used_bytes{area="heap",application="liar"} 1.5e3
        """;

    sink.scrapeNow();

    Series series = sink.telemetry().metric("jvm_memory_used_bytes").get(0);
    assertThat(series.type()).isEqualTo("gauge");
    assertThat(series.tenant()).isEqualTo("team-a");
    assertThat(series.last()).isEqualTo(1500);
    assertThat(series.labels())
        .containsEntry("area", "heap")
        .containsEntry("application", "shop")
        .containsEntry("exported_application", "liar");
    assertThat(sink.telemetry().metric("up").get(0).last()).isEqualTo(1);
  }

  @Test
  void scrape_ofOpenMetrics_keepsExemplarsTypeAndUnit() throws Exception {
    contentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    page =
        """
        # TYPE http_server_request_duration_seconds histogram
        # UNIT http_server_request_duration_seconds seconds
        http_server_request_duration_seconds_bucket{le="0.1"} 7 # {trace_id="abc",span_id="def"} 0.05 1700000000.5
        http_server_request_duration_seconds_bucket{le="+Inf"} 8
        http_server_request_duration_seconds_count 8
        # EOF
        """;

    sink.scrapeNow();

    Series bucket = sink.telemetry().metric("http_server_request_duration_seconds_bucket").get(0);
    assertThat(bucket.type()).isEqualTo("histogram");
    assertThat(bucket.unit()).isEqualTo("seconds");
    assertThat(bucket.exemplars())
        .singleElement()
        .extracting(Series.Exemplar::traceId)
        .isEqualTo("abc");
    assertThat(bucket.exemplars().get(0).time()).isEqualTo(1_700_000_000_500L);
  }

  @Test
  void scrape_ofNonsense_setsUpToZero() throws Exception {
    page = "this is not a metric";

    sink.scrapeNow();

    assertThat(sink.telemetry().metric("up").get(0).last()).isZero();
  }
}
