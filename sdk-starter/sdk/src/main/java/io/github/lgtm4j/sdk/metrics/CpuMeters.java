/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import com.sun.management.OperatingSystemMXBean;
import io.github.lgtm4j.contract.Metrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** {@code jvm.cpu.*}. */
final class CpuMeters implements MeterBinder {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(Metrics.JVM_CPU_COUNT.name(), Runtime.getRuntime(), Runtime::availableProcessors)
        .strongReference(true)
        .register(registry);
    // Other JVMs than HotSpot and OpenJ9 have the plain bean, which knows neither.
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      FunctionCounter.builder(
              Metrics.JVM_CPU_TIME.name(), system, bean -> bean.getProcessCpuTime() / NANOS)
          .baseUnit("seconds")
          .register(registry);
      Gauge.builder(
              Metrics.JVM_CPU_RECENT_UTILIZATION.name(),
              system,
              OperatingSystemMXBean::getProcessCpuLoad)
          .strongReference(true)
          .register(registry);
    }
  }
}
