/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.github.lgtm4j.contract.Metrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;

/** {@code jvm.class.*}. */
final class ClassMeters implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    FunctionCounter.builder(
            Metrics.JVM_CLASS_LOADED.name(), classes, ClassLoadingMXBean::getTotalLoadedClassCount)
        .register(registry);
    FunctionCounter.builder(
            Metrics.JVM_CLASS_UNLOADED.name(), classes, ClassLoadingMXBean::getUnloadedClassCount)
        .register(registry);
    Gauge.builder(Metrics.JVM_CLASS_COUNT.name(), classes, ClassLoadingMXBean::getLoadedClassCount)
        .strongReference(true)
        .register(registry);
  }
}
