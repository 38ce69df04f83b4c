/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fat jars of Spring Boot as other people build them, under the agent. */
class SpringBootTest {
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
}
