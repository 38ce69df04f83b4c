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
        .hasLogsOfTrace(TRACE)
        .extracting(LogLine::message)
        .containsExactly("hello");
  }

  @Test
  void metric_thatDoesNotArrive_failsWithWhatArrivedInstead(LocalSink sink, Telemetry telemetry)
      throws Exception {
    push(sink, "something else", TRACE);

    assertThatThrownBy(
            () -> assertThat(telemetry).within(Duration.ofMillis(50)).hasMetric("jvm_info"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected a metric \"jvm_info\" within PT0.05S")
        .hasMessageContaining("something else")
        .hasMessageNotContaining("hello");
  }

  private static void push(LocalSink sink, String line, String traceId)
      throws IOException, InterruptedException {
    String json =
        """
        {"streams":[{"stream":{"application":"a"},"values":[["1","%s",{"trace_id":"%s"}]]}]}"""
            .formatted(line, traceId);
    var request =
        HttpRequest.newBuilder(sink.http().resolve("/loki/api/v1/push"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
  }
}
