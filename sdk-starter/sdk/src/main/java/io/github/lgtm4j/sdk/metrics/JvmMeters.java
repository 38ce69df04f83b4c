/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/**
 * All metrics of the JVM and its process. Close it to stop listening to collections.
 *
 * @since 0.1.0
 */
public final class JvmMeters implements MeterBinder, AutoCloseable {
  private final GarbageCollectionMeters collections = new GarbageCollectionMeters();
  private final List<MeterBinder> binders =
      List.of(
          new MemoryMeters(), collections, new ThreadMeters(), new ClassMeters(), new CpuMeters());

  /** Bound to no registry yet. */
  public JvmMeters() {}

  @Override
  public void bindTo(MeterRegistry registry) {
    binders.forEach(binder -> binder.bindTo(registry));
  }

  @Override
  public void close() {
    collections.close();
  }
}
