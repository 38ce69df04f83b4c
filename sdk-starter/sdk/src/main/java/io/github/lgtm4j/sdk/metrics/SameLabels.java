/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Whether Micrometer wants the same labels on all series of a metric: before 1.17 it leaves out a
 * series that has others. An empty label is one to Micrometer and none to Prometheus.
 *
 * @since 0.1.0
 */
public final class SameLabels {
  private static final int FIRST_WITHOUT = 17;
  private static final boolean WANTED =
      wanted(MeterRegistry.class.getPackage().getImplementationVersion());

  private SameLabels() {}

  /** By the version of Micrometer that is there. */
  public static boolean areWanted() {
    return WANTED;
  }

  /** An unknown version is taken for an old one: empty labels do no harm to a new one. */
  static boolean wanted(@Nullable String version) {
    try {
      String[] parts = version == null ? new String[0] : version.split("\\.", -1);
      return parts.length < 2
          || (Integer.parseInt(parts[0]) < 2 && Integer.parseInt(parts[1]) < FIRST_WITHOUT);
    } catch (NumberFormatException e) {
      return true;
    }
  }
}
