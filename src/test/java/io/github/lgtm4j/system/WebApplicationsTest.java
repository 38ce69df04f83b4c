/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fat jars of Spring Boot and a WAR in Tomcat, as other people build them, under the agent. */
class WebApplicationsTest {
  private static final Map<String, String> IDENTITY =
      Map.of("LGTM_ENVIRONMENT", "dev", "LGTM_TENANT", "team-a", "LGTM_CLUSTER", "laptop");

  @ParameterizedTest
  @CsvSource({"2.7,SINGLE_JAR", "3.5,STOCK_WITH_EXTENSION", "4.1,SINGLE_JAR"})
  void request_toASpringBootJar_arrivesAsSpanLineAndSeries(String boot, Agent agent)
      throws Exception {
    try (LegacyApplication application =
        LegacyApplication.start(
            List.of(), Jdk.running(), agent.options(), Built.springBoot(boot), IDENTITY)) {
      assertThat(application.get("/hello?name=Ada&password=hunter2")).isEqualTo("Hello Ada");

      application
          .sink()
          .telemetry()
          .await(
              Duration.ofSeconds(60),
              telemetry ->
                  !telemetry.spans(SpanQuery.all().name("GET /hello")).isEmpty()
                      && !telemetry.logs(LogQuery.all().text("Hello Ada")).isEmpty());
      Span span = application.sink().telemetry().spans(SpanQuery.all().name("GET /hello")).get(0);
      assertThat(span.tenant()).isEqualTo("team-a");
      assertThat(span.resource()).containsEntry("environment", "dev").containsKey("application");
      assertThat(span.attributes()).containsEntry("url.query", "name=Ada&password=***");
      assertThat(application.sink().telemetry().logsOfTrace(span.traceId()))
          .filteredOn(line -> line.json().path("message").asText().equals("Hello Ada"))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line.json().path("application").asText())
                      .as("lines and spans name one application")
                      .isEqualTo(span.resource().get("application")));
      assertThat(
              MetricsPage.of(application.page())
                  .named("http_server_request_duration_seconds_count"))
          .anySatisfy(sample -> assertThat(sample.labels()).containsEntry("http_route", "/hello"));
      assertThat(application.errors()).contains("problems=0").doesNotContain("ERROR");
    }
  }

  @Test
  void request_toAWarInTomcat_arrivesAsSpanAndSeries(@TempDir Path base) throws Exception {
    Files.copy(Built.WAR, Files.createDirectory(base.resolve("webapps")).resolve("shop.war"));
    int metrics = WebProcess.freePort();
    try (LocalSink sink = LocalSink.start();
        WebProcess tomcat =
            WebProcess.tomcat(
                base,
                Agent.STOCK_WITH_EXTENSION.options(),
                Map.of(
                    "LGTM_APPLICATION", "tomcat",
                    "LGTM_TENANT", "team-a",
                    "OTEL_TRACES_EXPORTER", "otlp",
                    "OTEL_EXPORTER_OTLP_ENDPOINT", sink.otlpHttp().toString(),
                    "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                    "OTEL_EXPORTER_PROMETHEUS_PORT", String.valueOf(metrics)))) {
      assertThat(tomcat.get("/shop/hello?name=Ada")).isEqualTo("Hello Ada");

      SpanQuery request = SpanQuery.all().name("GET /shop/hello");
      sink.telemetry()
          .await(Duration.ofSeconds(60), telemetry -> !telemetry.spans(request).isEmpty());
      assertThat(sink.telemetry().spans(request))
          .singleElement()
          .satisfies(span -> assertThat(span.tenant()).isEqualTo("team-a"))
          .satisfies(span -> assertThat(span.resource()).containsEntry("application", "tomcat"));
      String page = Scrape.of(URI.create("http://localhost:" + metrics + "/metrics")).get().body();
      assertThat(MetricsPage.of(page).named("http_server_request_duration_seconds_count"))
          .anySatisfy(
              sample -> assertThat(sample.labels()).containsEntry("http_route", "/shop/hello"));
    }
  }
}
