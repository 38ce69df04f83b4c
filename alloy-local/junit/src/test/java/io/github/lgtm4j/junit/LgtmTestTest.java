/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.junit;

import static io.github.lgtm4j.junit.LgtmAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@LgtmTest
class LgtmTestTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @Test
  void logsOfTrace_onceTheyArrive_areAssertedOn(LocalSink sink) throws Exception {
    push(sink, "hello", TRACE);

    assertThat(sink.telemetry())
        .logsOfTrace(TRACE)
        .extracting(LogLine::message)
        .containsExactly("hello");
  }

  @Test
  void metric_thatDoesNotArrive_failsWithWhatArrivedInstead(LocalSink sink, Telemetry telemetry)
      throws Exception {
    push(sink, "something else", TRACE);

    assertThatThrownBy(() -> assertThat(telemetry).within(Duration.ofMillis(50)).metric("jvm_info"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected a metric \"jvm_info\" within PT0.05S")
        .hasMessageContaining("something else")
        .hasMessageNotContaining("hello");
  }

  @Test
  void traces_thatLackASpan_failWithTheirTree(LocalSink sink, Telemetry telemetry)
      throws Exception {
    send(
        sink.otlpHttp().resolve("/v1/traces"),
        """
        {"resourceSpans":[{"resource":{"attributes":[
          {"key":"service.name","value":{"stringValue":"shop"}}]},
          "scopeSpans":[{"spans":[{"traceId":"%s","spanId":"eee19b7ec3c1b174","name":"GET /",
          "startTimeUnixNano":"1","endTimeUnixNano":"2000001"}]}]}]}"""
            .formatted(TRACE));

    TracesAssert traces = assertThat(telemetry).hasTraces(1, "shop");

    traces.hasSize(1).hasSpan("shop", "GET /").hasTraceAcross("shop").areComplete().haveNoErrors();
    assertThatThrownBy(() -> traces.hasSpan("shop", "SELECT"))
        .hasMessage(
            """
            expected a span "SELECT" of service "shop" in:
            trace %s
            └─ shop: GET / (unspecified, 2.0 ms)"""
                .formatted(TRACE));
    assertThatThrownBy(() -> traces.hasTraceAcross("shop", "db"))
        .hasMessageStartingWith("expected a trace across [shop, db] in:");
    assertThatThrownBy(() -> assertThat(telemetry).hasNoViolations())
        .hasMessageContaining("shop has no environment");
  }

  private static void push(LocalSink sink, String line, String traceId)
      throws IOException, InterruptedException {
    String json =
        """
        {"streams":[{"stream":{"application":"a"},"values":[["%d000000","%s",{"trace_id":"%s"}]]}]}"""
            .formatted(System.currentTimeMillis(), line, traceId);
    send(sink.http().resolve("/loki/api/v1/push"), json);
  }

  private static void send(URI uri, String json) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
  }
}
