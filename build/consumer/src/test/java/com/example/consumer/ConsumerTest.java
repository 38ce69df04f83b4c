/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.consumer;

import static io.github.lgtm4j.junit.LgtmAssertions.assertThat;

import io.github.lgtm4j.junit.LgtmTest;
import io.github.lgtm4j.sdk.Lgtm;
import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import org.junit.jupiter.api.Test;

@LgtmTest
class ConsumerTest {

  @Test
  void publishedSdk_sendsToThePublishedSink(LocalSink sink, Telemetry telemetry) {
    try (Lgtm lgtm =
        Lgtm.builder()
            .application("consumer")
            .environment("dev")
            .otlpEndpoint(sink.otlpGrpc().toString())
            .metricsPort(0)
            .start()) {
      lgtm.observe("order.place").run(() -> {});
    }

    assertThat(telemetry).hasTraces(1, "consumer").hasSpan("consumer", "order.place");
  }
}
