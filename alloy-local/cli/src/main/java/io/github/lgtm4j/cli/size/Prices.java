/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.size;

import org.jspecify.annotations.Nullable;

/**
 * What things cost a month, in whatever currency; null where nobody said. There are no defaults:
 * prices are the reader's.
 *
 * @param gibibyte a GiB in the object storage
 * @param machines the machines of the stack together
 * @param infrastructure everything that is watched, to compare with
 */
record Prices(
    @Nullable Double gibibyte, @Nullable Double machines, @Nullable Double infrastructure) {
  private static final double GIBIBYTE = 1 << 30;

  /** The share of the infrastructure's cost that observability may have. */
  static final double BUDGET = 0.02;

  boolean known() {
    return gibibyte != null || machines != null;
  }

  /** A tenant's share of the machines is its share of the bytes that arrive. */
  double cost(Estimate tenant, Estimate all) {
    double storage = gibibyte == null ? 0 : gibibyte * tenant.stored() / GIBIBYTE;
    double share = all.bytesPerDay() == 0 ? 0 : tenant.bytesPerDay() / all.bytesPerDay();
    return storage + (machines == null ? 0 : machines * share);
  }
}
