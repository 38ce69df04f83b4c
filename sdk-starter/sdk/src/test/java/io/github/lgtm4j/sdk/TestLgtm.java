/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import io.github.lgtm4j.sink.LocalSink;

/** An {@link Lgtm} on free ports that sends to a sink at once. */
final class TestLgtm {
  private TestLgtm() {}

  static LgtmBuilder sendingTo(LocalSink sink) {
    return Lgtm.builder()
        .application("shop")
        .environment("staging")
        .tenant("team-a")
        .metricsPort(0)
        .otlpEndpoint(sink.otlpGrpc().toString())
        .openTelemetry("otel.bsp.schedule.delay", "50")
        .shutdownHook(false);
  }
}
