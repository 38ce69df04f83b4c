/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import com.sun.net.httpserver.Filter;
import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.sdk.http.TracedClient;
import io.github.lgtm4j.sdk.http.TracedFilter;
import io.github.lgtm4j.sdk.metrics.BusinessMeters;
import io.github.lgtm4j.sdk.observe.Observed;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Telemetry by the contract for a plain Java application: traces by OTLP to the node's Alloy,
 * metrics at {@code /metrics}, JSON lines with the ids of the trace. It works with no setting:
 *
 * <pre>{@code
 * try (Lgtm lgtm = Lgtm.start()) {
 *   lgtm.observe("order.place").run(() -> shop.place(order));
 * }
 * }</pre>
 *
 * <p>Start it first, before anything uses OpenTelemetry. Closing it, or the end of the process,
 * sends what has not been sent. There may be several at a time, and one after the other. With the
 * OpenTelemetry agent in the JVM it leaves everything to that. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Lgtm implements AutoCloseable {
  private final Parts parts;
  private final Duration closeTimeout;
  private final Tracer tracer;
  private final BusinessMeters business;
  private final @Nullable Thread hook;
  private final AtomicBoolean closed = new AtomicBoolean();

  Lgtm(Parts parts, LgtmBuilder wishes) {
    this.parts = parts;
    this.closeTimeout = wishes.closeTimeout;
    this.tracer = parts.openTelemetry.getTracer("io.github.lgtm4j.sdk");
    this.business = new BusinessMeters(parts.meters);
    this.hook = wishes.shutdownHook && parts.sdk != null ? hook() : null;
  }

  /**
   * Starts with what properties and variables say.
   *
   * @throws LgtmConfigurationException if {@code lgtm.validation} is strict and a setting is wrong
   */
  public static Lgtm start() {
    return builder().start();
  }

  /** Everything that can be said in code. */
  public static LgtmBuilder builder() {
    return new LgtmBuilder();
  }

  /** Who this is. */
  public Identity identity() {
    return parts.identity;
  }

  /** What is wrong with the settings; what each one means meanwhile is said there. */
  public List<Problem> problems() {
    return parts.problems;
  }

  /** What was found in this process and done about it, one sentence each. */
  public List<String> findings() {
    return Collections.unmodifiableList(parts.findings);
  }

  /** The port of {@code /metrics}; -1 when it is not served, or waits for its port. */
  public int metricsPort() {
    return parts.metrics == null ? -1 : parts.metrics.port();
  }

  /** For spans of one's own, and for libraries that ask for an {@code OpenTelemetry}. */
  public OpenTelemetry openTelemetry() {
    return parts.openTelemetry;
  }

  /** For spans of one's own. */
  public Tracer tracer() {
    return tracer;
  }

  /** For meters of one's own: they are on {@code /metrics} too. */
  public MeterRegistry meters() {
    return parts.meters;
  }

  /** A block as a span, a histogram of the same name, and an exemplar between them. */
  public Observed observe(String name) {
    return new Observed(name, tracer, parts.meters);
  }

  /** What the business counts. */
  public BusinessMeters business() {
    return business;
  }

  /** For each context of a JDK {@code HttpServer}: {@code context.getFilters().add(…)}. */
  public Filter httpServerFilter() {
    return parts.instruments
        ? new TracedFilter(parts.openTelemetry, parts.meters)
        : Filter.beforeHandler("Nothing is traced or measured here", exchange -> {});
  }

  /** The client with a span and a measurement for each request, and the trace in its headers. */
  public HttpClient traced(HttpClient client) {
    return parts.instruments ? new TracedClient(client, parts.openTelemetry, parts.meters) : client;
  }

  /** Tasks run in the trace of who gave them, on platform and virtual threads. */
  public ExecutorService traced(ExecutorService executor) {
    return Context.taskWrapping(executor);
  }

  /** Threads run in the trace of who made them, on platform and virtual threads. */
  public ThreadFactory traced(ThreadFactory threads) {
    return task -> threads.newThread(Context.current().wrap(task));
  }

  /** Whether requests and pools are measured here: with the agent it does that. */
  boolean instruments() {
    return parts.instruments;
  }

  /**
   * Sends what has not been sent.
   *
   * @return whether all of it went in that time
   */
  public boolean flush(Duration timeout) {
    if (parts.sdk == null) {
      return true;
    }
    CompletableResultCode result = parts.sdk.getSdkTracerProvider().forceFlush();
    return result.join(timeout.toMillis(), TimeUnit.MILLISECONDS).isSuccess();
  }

  /** Sends what has not been sent and puts everything back; a second call does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    removeHook();
    parts.lastWords.accept(closeTimeout);
    if (parts.sdk != null) {
      parts.sdk.shutdown().join(closeTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }
    if (parts.metrics != null) {
      parts.metrics.close();
    }
    if (parts.traceIds != null) {
      parts.traceIds.close();
    }
    if (parts.logging != null) {
      parts.logging.close();
    }
  }

  private Thread hook() {
    Thread thread = new Thread(this::close, "lgtm4j-close");
    Runtime.getRuntime().addShutdownHook(thread);
    return thread;
  }

  private void removeHook() {
    try {
      if (hook != null && Thread.currentThread() != hook) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook finds it closed.
    }
  }

  /** One line that says who this is and what was found and done. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder("lgtm4j:");
    for (String name :
        List.of(
            ResourceAttributes.APPLICATION,
            ResourceAttributes.ENVIRONMENT,
            ResourceAttributes.TENANT,
            ResourceAttributes.CLUSTER)) {
      String value = parts.identity.attribute(name);
      line.append(' ').append(name).append('=').append(value == null ? "-" : value);
    }
    line.append(" problems=").append(parts.problems.size());
    for (String finding : parts.findings) {
      line.append("; ").append(finding);
    }
    return line.toString();
  }
}
