/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.github.lgtm4j.contract.Metric;
import io.github.lgtm4j.contract.Metrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** {@code jvm.memory.*}, by pool. */
final class MemoryMeters implements MeterBinder {
  private static final long UNDEFINED = -1;

  @Override
  public void bindTo(MeterRegistry registry) {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      gauge(
          registry,
          Metrics.JVM_MEMORY_USED,
          pool,
          MemoryPoolMXBean::getUsage,
          MemoryUsage::getUsed);
      gauge(
          registry,
          Metrics.JVM_MEMORY_COMMITTED,
          pool,
          MemoryPoolMXBean::getUsage,
          MemoryUsage::getCommitted);
      if (pool.getUsage() != null && pool.getUsage().getMax() != UNDEFINED) {
        gauge(
            registry,
            Metrics.JVM_MEMORY_LIMIT,
            pool,
            MemoryPoolMXBean::getUsage,
            MemoryUsage::getMax);
      }
      if (pool.getCollectionUsage() != null) {
        gauge(
            registry,
            Metrics.JVM_MEMORY_USED_AFTER_LAST_GC,
            pool,
            MemoryPoolMXBean::getCollectionUsage,
            MemoryUsage::getUsed);
      }
    }
  }

  private static void gauge(
      MeterRegistry registry,
      Metric metric,
      MemoryPoolMXBean pool,
      Function<MemoryPoolMXBean, @Nullable MemoryUsage> usage,
      ToLongFunction<MemoryUsage> value) {
    String type = pool.getType() == MemoryType.HEAP ? "heap" : "non_heap";
    Gauge.builder(metric.name(), pool, of -> valueOf(usage.apply(of), value))
        .tags(Tags.of("jvm.memory.type", type, "jvm.memory.pool.name", pool.getName()))
        .baseUnit("bytes")
        .strongReference(true)
        .register(registry);
  }

  /** A pool that became invalid has no usage. */
  private static double valueOf(@Nullable MemoryUsage usage, ToLongFunction<MemoryUsage> value) {
    return usage == null ? Double.NaN : value.applyAsLong(usage);
  }
}
