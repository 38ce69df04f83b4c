/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.demo;

import io.github.lgtm4j.cli.child.LogSender;
import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.ScrapeTarget;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** From the applications to the sink, without an Alloy. */
final class StraightRoute implements Route {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final LocalSink sink;
  private final LogSender lines;

  StraightRoute(LocalSink sink) {
    this.sink = sink;
    this.lines = new LogSender(sink.http(), Map.of("cluster", Demo.CLUSTER));
  }

  @Override
  public Map<String, String> variables(Sample sample) {
    return Map.of(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        sink.otlpGrpc().toString(),
        "OTEL_EXPORTER_OTLP_PROTOCOL",
        "grpc");
  }

  @Override
  public void line(Sample sample, String line) {
    lines.accept(line);
  }

  @Override
  public void scrape(Sample sample, URI page) {
    sink.addTarget(
        ScrapeTarget.of(page)
            .interval(INTERVAL)
            .tenant(Demo.TENANT)
            .label("application", sample.id())
            .label("environment", Demo.ENVIRONMENT)
            .label("cluster", Demo.CLUSTER));
  }

  @Override
  public void close() {
    lines.close();
  }
}
