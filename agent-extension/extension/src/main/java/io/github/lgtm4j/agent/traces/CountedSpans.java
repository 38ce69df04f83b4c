/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import io.github.lgtm4j.agent.config.Preset;
import io.github.lgtm4j.agent.metrics.SelfTelemetry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts spans by who made them, so that it can be seen which instrumentation is of use. It counts
 * where spans leave, in the exporter's thread: no request waits for it.
 */
public final class CountedSpans implements SpanExporter {
  /** Libraries that name scopes after what they do would make a series of each. */
  private static final int MOST_SCOPES = 100;

  private static final String OTHERS = "others";

  private final SpanExporter exporter;
  private final Map<String, LongAdder> scopes = new ConcurrentHashMap<>();

  public CountedSpans(SpanExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    for (SpanData span : spans) {
      count(span.getInstrumentationScopeInfo().getName());
    }
    return exporter.export(spans);
  }

  private void count(String scope) {
    LongAdder count = scopes.get(scope);
    if (count == null) {
      String counted = scopes.size() < MOST_SCOPES ? scope : OTHERS;
      count = scopes.computeIfAbsent(counted, CountedSpans::register);
    }
    count.increment();
  }

  private static LongAdder register(String scope) {
    LongAdder count = new LongAdder();
    SelfTelemetry.counter(
        "lgtm4j_instrumentation_spans",
        "Spans that left, by the instrumentation that made them, and whether the preset lean has it",
        count::sum,
        "instrumentation",
        scope,
        "lean",
        String.valueOf(Preset.leanHas(scope)));
    return count;
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  @Override
  public String toString() {
    return exporter.toString();
  }
}
