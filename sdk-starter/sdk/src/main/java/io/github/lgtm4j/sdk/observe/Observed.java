/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.observe;

import io.github.lgtm4j.contract.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of a block: a span, a measurement in the histogram of the same name, and an exemplar that
 * leads from one to the other.
 *
 * <pre>{@code
 * Order order = lgtm.observe("order.place").label("channel", "web").call(() -> shop.place(cart));
 * }</pre>
 *
 * <p>A failure passes through and is on both, as {@code error.type}. Used once, by one thread.
 *
 * @since 0.1.0
 */
public final class Observed {
  private static final Duration[] BOUNDS = bounds();

  private final String name;
  private final Tracer tracer;
  private final MeterRegistry registry;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private Tags labels = Tags.empty();

  /** A block of that name, whose span and measurement go there. */
  public Observed(String name, Tracer tracer, MeterRegistry registry) {
    this.name = name;
    this.tracer = tracer;
    this.registry = registry;
  }

  /** Something with few values, on the span and on the series. */
  public Observed label(String key, String value) {
    labels = labels.and(key, value);
    return attribute(key, value);
  }

  /** Something with any number of values, on the span alone. */
  public Observed attribute(String key, String value) {
    attributes.put(key, value);
    return this;
  }

  /** Runs the block. */
  public void run(Runnable block) {
    long start = System.nanoTime();
    Span span = start();
    try (Scope scope = span.makeCurrent()) {
      Throwable failure = null;
      try {
        block.run();
      } catch (RuntimeException | Error e) {
        failure = e;
        throw e;
      } finally {
        end(span, failure, System.nanoTime() - start);
      }
    }
  }

  /** Runs the block and returns what it returns. */
  public <T> T call(Callable<T> block) throws Exception {
    long start = System.nanoTime();
    Span span = start();
    try (Scope scope = span.makeCurrent()) {
      Throwable failure = null;
      try {
        return block.call();
      } catch (Exception | Error e) {
        failure = e;
        throw e;
      } finally {
        end(span, failure, System.nanoTime() - start);
      }
    }
  }

  private Span start() {
    SpanBuilder builder = tracer.spanBuilder(name);
    attributes.forEach(builder::setAttribute);
    return builder.startSpan();
  }

  private void end(Span span, @Nullable Throwable failure, long nanos) {
    Tags all = labels;
    if (failure != null) {
      String type = failure.getClass().getName();
      all = all.and("error.type", type);
      span.setAttribute("error.type", type);
      span.setStatus(StatusCode.ERROR);
      span.recordException(failure);
    }
    Timer.builder(name)
        .tags(all)
        .serviceLevelObjectives(BOUNDS)
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
    span.end();
  }

  /** Those of requests: what is observed is mostly a part of one. */
  private static Duration[] bounds() {
    List<Double> seconds = Metrics.HTTP_SERVER_REQUEST_DURATION.bounds();
    return seconds.stream()
        .map(bound -> Duration.ofNanos(Math.round(bound * TimeUnit.SECONDS.toNanos(1))))
        .toArray(Duration[]::new);
  }
}
