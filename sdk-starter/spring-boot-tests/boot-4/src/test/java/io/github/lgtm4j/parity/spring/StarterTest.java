/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.http.HttpResponse;
import java.util.Collection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** One dependency and no setting: what that gives. */
@ExtendWith(OutputCaptureExtension.class)
class StarterTest {
  private static RunningShop shop;

  @BeforeAll
  static void start(CapturedOutput output) {
    shop =
        RunningShop.with(
            "management.endpoints.web.exposure.include=lgtm,health",
            "otel.exporter.otlp.endpoint=http://ada:hunter2@localhost:1",
            "lgtm.otlp.token=very-secret",
            "lgtm.sampling.ratio=1",
            "lgtm.mask.keys=password,iban");
    assertThat(output.getOut().lines())
        .as("every line is JSON, from the first one on")
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("{\"timestamp\":").endsWith("}"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("lgtm4j: application=shop environment=staging tenant=team-a"));
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void request_isMeasuredByTheContractWithAnExemplar() throws Exception {
    shop.get("/api/orders/1");

    assertThat(shop.metrics())
        .containsPattern(
            "http_server_request_duration_seconds_count\\{(error_type=\"\",)?"
                + "http_request_method=\"GET\",http_response_status_code=\"200\","
                + "http_route=\"/api/orders/\\{id}\",network_protocol_version=\"1.1\","
                + "url_scheme=\"http\"}")
        .contains("http_client_request_duration_seconds_bucket", "db_client_connection_count{")
        .containsPattern("_bucket\\{.*le=\"0.075\"}")
        .containsPattern("# \\{span_id=\"[0-9a-f]{16}\",trace_id=\"[0-9a-f]{32}\"}")
        .contains("target_info{application=\"shop\",environment=\"staging\"")
        .contains("lgtm4j_build_info")
        .doesNotContain(
            "http_server_requests_seconds", "hikaricp_", "duration_active", "jvm_threads_");
  }

  @Test
  void failure_isAnErrorOfTheServer_andAMissingPageIsNot() throws Exception {
    shop.get("/api/error");
    shop.get("/nothing");

    assertThat(shop.metrics())
        .contains(
            "error_type=\"500\",http_request_method=\"GET\",http_response_status_code=\"500\"")
        .doesNotContain("error_type=\"404\"");
  }

  @Test
  void spans_thatWait_andThatThereWasNoRoomFor_areCounted() throws Exception {
    await()
        .untilAsserted(
            () -> {
              shop.get("/api/stock");
              assertThat(shop.metrics())
                  .as("Boot's own queue, which is sent every five seconds")
                  .containsPattern("lgtm4j_export_queue_size\\{signal=\"traces\"} [1-9]");
            });

    CompletableResultCode sent = new CompletableResultCode();
    BatchSpanProcessor full =
        BatchSpanProcessor.builder(new Waiting(sent))
            .setMaxQueueSize(1)
            .setMaxExportBatchSize(1)
            .setMeterProvider(shop.context().getBean(MeterProvider.class))
            .build();
    try (SdkTracerProvider spans = SdkTracerProvider.builder().addSpanProcessor(full).build()) {
      for (int i = 0; i < 20; i++) {
        spans.get("test").spanBuilder("work").startSpan().end();
      }
      assertThat(shop.metrics())
          .containsPattern("lgtm4j_dropped_total\\{signal=\"traces\"} 1[0-9]\\.0");
      sent.succeed();
    }
  }

  @Test
  void scrape_isNoRequestOfTheApplication() throws Exception {
    shop.metrics();

    assertThat(shop.metrics()).doesNotContain("\"/metrics\"");
  }

  @Test
  void onlyTheEndpointsThatWereAskedFor_areExposed() throws Exception {
    assertThat(shop.get("/actuator/prometheus").statusCode()).isEqualTo(404);
    assertThat(shop.get("/actuator/health").statusCode()).isEqualTo(200);
  }

  @Test
  void endpoint_showsValuesWithTheirOriginAndNoSecret() throws Exception {
    HttpResponse<String> shown = shop.get("/actuator/lgtm");

    assertThat(shown.body())
        .contains("\"lgtm.environment\":{\"value\":\"staging\",\"origin\":")
        .contains("commandLineArgs")
        .contains("\"lgtm.otlp.token\":{\"value\":\"***\"")
        .contains("\"spring.reactor.context-propagation\":\"auto\"")
        .contains("\"problems\":[]")
        .contains("http://***@localhost:1")
        .doesNotContain("very-secret", "hunter2");
  }

  @Test
  void lines_ofEveryThreadThatWorksForARequest_haveItsTrace(CapturedOutput output)
      throws Exception {
    String trace = shop.get("/threads").body();

    assertThat(trace).matches("[0-9a-f]{32}");
    for (String where : new String[] {"in the request", "in @Async"}) {
      assertThat(output.getOut().lines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("\"message\":\"" + where + "\"")
                      .contains("\"trace_id\":\"" + trace + "\"")
                      .containsPattern("\"trace_flags\":\"0[13]\""));
    }
    assertThat(Threads.scheduledTrace())
        .as("a scheduled task has a trace of its own")
        .matches("[0-9a-f]{32}");
  }

  @Test
  void lines_ofCoroutines_haveTheTraceOfTheirRequest(CapturedOutput output) throws Exception {
    String trace = shop.get("/coroutines").body();

    assertThat(trace).matches("[0-9a-f]{32}");
    for (String where : new String[] {"in a coroutine", "in its child"}) {
      assertThat(output.getOut().lines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("\"message\":\"" + where + "\"")
                      .contains("\"thread\":\"DefaultDispatcher-worker-")
                      .contains("\"trace_id\":\"" + trace + "\""));
    }
  }

  @Test
  void line_withAHiddenKey_doesNotShowItsValue(CapturedOutput output) throws Exception {
    shop.get("/threads");

    assertThat(output.getOut()).contains("\"iban\":\"***\"").doesNotContain("DE89");
  }

  private record Waiting(CompletableResultCode sent) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return sent;
    }

    @Override
    public CompletableResultCode flush() {
      return sent;
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
