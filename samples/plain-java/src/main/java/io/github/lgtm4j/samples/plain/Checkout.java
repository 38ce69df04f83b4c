/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.plain;

import io.github.lgtm4j.sdk.Lgtm;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders that wait in a queue. The trace goes with the message, as it would through a broker: the
 * consumer's span has the producer's as its parent, and calls the other applications.
 */
final class Checkout implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Checkout.class);
  private static final int MAX_WAITING = 1000;

  private final Lgtm lgtm;
  private final HttpClient client;
  private final List<URI> others;
  private final AtomicInteger orders = new AtomicInteger();
  private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(MAX_WAITING);

  private record Message(int order, Map<String, String> headers) {}

  /**
   * @param others what is asked for each order
   */
  Checkout(Lgtm lgtm, List<URI> others) {
    this.lgtm = lgtm;
    this.client = lgtm.traced(HttpClient.newHttpClient());
    this.others = others;
  }

  void addTo(Pages pages) {
    pages.add("/api/checkout", this::enqueue);
  }

  private String enqueue() {
    int order = orders.incrementAndGet();
    Span span = span("orders publish", SpanKind.PRODUCER, Context.current());
    try (Scope scope = span.makeCurrent()) {
      Map<String, String> headers = new HashMap<>();
      propagator().inject(Context.current(), headers, (to, key, value) -> put(to, key, value));
      if (!queue.offer(new Message(order, headers))) {
        throw new IllegalStateException(MAX_WAITING + " orders are waiting already");
      }
      log.info("Order {} waits in the queue", order);
      return "{\"order\":" + order + "}";
    } finally {
      span.end();
    }
  }

  private static void put(@Nullable Map<String, String> headers, String key, String value) {
    if (headers != null) {
      headers.put(key, value);
    }
  }

  /** Takes orders until its thread is interrupted. */
  @Override
  public void run() {
    while (true) {
      try {
        process(queue.take());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void process(Message message) throws InterruptedException {
    Context sent = propagator().extract(Context.root(), message.headers(), new Headers());
    Span span = span("orders process", SpanKind.CONSUMER, sent);
    try (Scope scope = span.makeCurrent()) {
      for (URI other : others) {
        HttpRequest request = HttpRequest.newBuilder(other).build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        log.info("{} answered {}", other.getPath(), status);
      }
      log.info("Order {} is done", message.order());
    } catch (IOException e) {
      span.setStatus(StatusCode.ERROR);
      log.error("Order {} failed", message.order(), e);
    } finally {
      span.end();
    }
  }

  private Span span(String name, SpanKind kind, Context parent) {
    return lgtm.tracer()
        .spanBuilder(name)
        .setSpanKind(kind)
        .setParent(parent)
        .setAttribute("messaging.system", "memory")
        .setAttribute("messaging.destination.name", "orders")
        .startSpan();
  }

  private TextMapPropagator propagator() {
    return lgtm.openTelemetry().getPropagators().getTextMapPropagator();
  }

  private static final class Headers implements TextMapGetter<Map<String, String>> {
    @Override
    public Iterable<String> keys(Map<String, String> headers) {
      return headers.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> headers, String key) {
      return headers == null ? null : headers.get(key);
    }
  }
}
