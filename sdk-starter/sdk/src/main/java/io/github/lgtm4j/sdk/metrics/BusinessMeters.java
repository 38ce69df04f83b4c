/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the business counts, under names that a dashboard can know beforehand: {@code
 * lgtm_business_events_total{event,outcome}} and {@code lgtm_business_value{kpi}}. The labels are
 * these and no others, and of events and of KPIs there are at most {@value #MOST_NAMES} each: the
 * rest is {@value #REST}, so that an order number as a name costs one series. Thread-safe.
 *
 * @since 0.1.0
 */
public final class BusinessMeters {
  /** The most events, and the most KPIs. */
  public static final int MOST_NAMES = 100;

  /** The name of what is too much. */
  public static final String REST = "_OTHER";

  private final MeterRegistry registry;
  private final Set<String> events = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicReference<Double>> values = new ConcurrentHashMap<>();

  /** Meters that go to this registry. */
  public BusinessMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Something that the business wants happened, such as {@code order_placed}. */
  public void succeeded(String event) {
    count(event, "success", 1);
  }

  /** It was tried and did not happen. */
  public void failed(String event) {
    count(event, "failure", 1);
  }

  /** It happened so many times. */
  public void succeeded(String event, double times) {
    count(event, "success", times);
  }

  /** The value of a KPI now, such as {@code open_orders}. */
  public void value(String kpi, double value) {
    String name = values.containsKey(kpi) || values.size() < MOST_NAMES ? kpi : REST;
    values.computeIfAbsent(name, this::gauge).set(value);
  }

  private void count(String event, String outcome, double times) {
    boolean hasRoom = events.contains(event) || (events.size() < MOST_NAMES && events.add(event));
    Counter.builder("lgtm.business.events")
        .description("What the business wants to happen")
        .tag("event", hasRoom ? event : REST)
        .tag("outcome", outcome)
        .register(registry)
        .increment(times);
  }

  private AtomicReference<Double> gauge(String kpi) {
    AtomicReference<Double> value = new AtomicReference<>(Double.NaN);
    Gauge.builder("lgtm.business.value", value, AtomicReference::get)
        .description("What the business is measured by")
        .tag("kpi", kpi)
        .strongReference(true)
        .register(registry);
    return value;
  }
}
