/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs and libraries that others wrote send to the sink. */
class RealClientsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  @TempDir Path directory;
  private final LocalSink sink = LocalSink.start();

  @AfterEach
  void stop() {
    sink.close();
  }

  @Test
  void prometheus_writesRemotely_withTypesAndExternalLabels() throws Exception {
    int port = Program.freePort();
    Path config =
        Files.writeString(
            directory.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s, external_labels: {environment: dev}}
            scrape_configs:
              - job_name: self
                static_configs: [{targets: ["127.0.0.1:PORT"], labels: {application: prometheus}}]
            remote_write:
              - url: URL
                metadata_config: {send_interval: 1s}
            """
                .replace("PORT", Integer.toString(port))
                .replace("URL", sink.http().resolve("/api/v1/push").toString()));
    try (Program prometheus =
        Program.run(
            "prometheus",
            directory,
            "--config.file=" + config,
            "--storage.tsdb.path=" + directory.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:" + port)) {
      boolean arrived =
          sink.telemetry()
              .await(
                  TIMEOUT,
                  t ->
                      t.metric("prometheus_build_info").stream()
                          .anyMatch(s -> s.type().equals("gauge") && s.points().size() > 1));

      assertThat(arrived).as(prometheus.log()).isTrue();
      var series = sink.telemetry().metric("prometheus_build_info").get(0);
      assertThat(series.last()).isEqualTo(1);
      assertThat(series.labels())
          .containsEntry("environment", "dev")
          .containsEntry("application", "prometheus")
          .containsEntry("job", "self");
    }
  }

  @Test
  void loki4j_pushesLines_withLabelsAndMetadata() throws Exception {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    String xml =
        """
        <configuration>
          <appender name="LOKI" class="com.github.loki4j.logback.Loki4jAppender">
            <http><url>URL</url></http>
            <labels>application=shop
            environment=dev</labels>
            <structuredMetadata>thread=%thread</structuredMetadata>
          </appender>
          <root level="info"><appender-ref ref="LOKI"/></root>
        </configuration>
        """
            .replace("URL", sink.http().resolve("/loki/api/v1/push").toString());
    configurator.doConfigure(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));

    context.getLogger("test").info("from loki4j");
    context.stop();

    assertThat(sink.telemetry().logs(LogQuery.all().label("application", "shop")))
        .anySatisfy(
            line -> {
              assertThat(line.line()).contains("from loki4j");
              assertThat(line.labels()).containsEntry("environment", "dev");
              assertThat(line.metadata()).containsKey("thread");
            });
  }

  @Test
  void alloy_forwardsEverything_withItsTenant() throws Exception {
    int otlp = Program.freePort();
    int http = Program.freePort();
    Path config = Files.writeString(directory.resolve("config.alloy"), alloyConfig(otlp, http));
    try (Program alloy =
        Program.run(
            "alloy",
            directory,
            "run",
            "--disable-reporting",
            "--storage.path=" + directory.resolve("data"),
            "--server.http.listen-addr=127.0.0.1:" + http,
            config.toString())) {
      alloy.awaitPort(otlp, Duration.ofSeconds(60));
      Sender sender = new Sender(URI.create("http://127.0.0.1:" + otlp));
      for (String path : new String[] {"/v1/traces", "/v1/logs", "/v1/metrics"}) {
        HttpResponse<String> response =
            sender.post(path, "application/x-protobuf", Telemetries.request(path));
        assertThat(response.statusCode()).isEqualTo(200);
      }

      boolean arrived =
          sink.telemetry()
              .await(
                  TIMEOUT,
                  t ->
                      !t.spans(SpanQuery.all().tenant("team-a")).isEmpty()
                          && !t.logs(LogQuery.all().tenant("team-a")).isEmpty()
                          && !t.metric("http_server_request_duration_seconds_bucket").isEmpty()
                          && !t.metric("alloy_build_info").isEmpty());

      assertThat(arrived).as(alloy.log()).isTrue();
      assertThat(sink.telemetry().metric("alloy_build_info").get(0).labels())
          .containsEntry("environment", "dev");
      assertThat(sink.telemetry().logs(LogQuery.all().label("application", "shop")))
          .extracting(LogLine::line)
          .contains("hello");
    }
  }

  /** OTLP by gRPC and HTTP, remote write by a scrape of itself, and Loki's push. */
  private String alloyConfig(int otlp, int http) {
    Map<String, String> values =
        Map.of(
            "@OTLP@", Integer.toString(otlp),
            "@SELF@", Integer.toString(http),
            "@GRPC@", sink.otlpGrpc().getAuthority(),
            "@HTTP@", sink.otlpHttp().toString(),
            "@MAIN@", sink.http().toString());
    String config =
        """
        otelcol.receiver.otlp "in" {
          http { endpoint = "127.0.0.1:@OTLP@" }
          output {
            traces  = [otelcol.exporter.otlp.sink.input]
            metrics = [otelcol.exporter.otlphttp.sink.input]
            logs    = [otelcol.exporter.loki.sink.input]
          }
        }
        otelcol.exporter.otlp "sink" {
          client {
            endpoint = "@GRPC@"
            headers  = {"X-Scope-OrgID" = "team-a"}
            tls { insecure = true }
          }
        }
        otelcol.exporter.otlphttp "sink" {
          client {
            endpoint = "@HTTP@"
            headers  = {"X-Scope-OrgID" = "team-a"}
          }
        }
        otelcol.exporter.loki "sink" { forward_to = [loki.process.label.receiver] }
        loki.process "label" {
          stage.static_labels { values = {"application" = "shop"} }
          stage.json { expressions = {"body" = ""} }
          stage.output { source = "body" }
          forward_to = [loki.write.sink.receiver]
        }
        loki.write "sink" {
          endpoint {
            url       = "@MAIN@/loki/api/v1/push"
            tenant_id = "team-a"
          }
        }
        prometheus.scrape "self" {
          targets         = [{"__address__" = "127.0.0.1:@SELF@"}]
          scrape_interval = "1s"
          scrape_timeout  = "1s"
          forward_to      = [prometheus.remote_write.sink.receiver]
        }
        prometheus.remote_write "sink" {
          external_labels = {"environment" = "dev"}
          endpoint {
            url     = "@MAIN@/api/v1/metrics/write"
            headers = {"X-Scope-OrgID" = "team-a"}
          }
        }
        """;
    for (var value : values.entrySet()) {
      config = config.replace(value.getKey(), value.getValue());
    }
    return config;
  }
}
