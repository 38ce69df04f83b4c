/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.sdk.logs.JsonLogging;
import io.github.lgtm4j.sdk.logs.TraceIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an {@link Lgtm} is made of; without anything else it does nothing, and all of it works. */
final class Parts {
  Identity identity = Identity.detect();
  OpenTelemetry openTelemetry = OpenTelemetry.noop();
  MeterRegistry meters = new CompositeMeterRegistry();
  List<Problem> problems = List.of();

  /** Whether requests and pools are ours to measure: with the agent they are not. */
  boolean instruments;

  final List<String> findings = new ArrayList<>();
  @Nullable OpenTelemetrySdk sdk;
  @Nullable Measuring metrics;
  @Nullable JsonLogging logging;
  @Nullable TraceIds traceIds;

  /** What is left to send when the process ends. */
  Consumer<Duration> lastWords = timeout -> {};

  /** The agent has traces, metrics and lines: ours would be there twice. */
  void standDown() {
    openTelemetry = GlobalOpenTelemetry.get();
    meters = Metrics.globalRegistry;
    findings.add("the OpenTelemetry agent is here: it traces, measures and logs, lgtm4j does not");
  }
}
