/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import com.zaxxer.hikari.HikariConfig;
import io.github.lgtm4j.sdk.metrics.HikariMeters;

/**
 * The contract's metrics of a Hikari pool. A class of its own, because an application without
 * Hikari must be able to load {@link Lgtm}.
 *
 * @since 0.1.0
 */
public final class HikariPools {
  private HikariPools() {}

  /** Measures a pool from its start on; with the agent, which does that itself, nothing changes. */
  public static void measure(HikariConfig pool, Lgtm lgtm) {
    if (lgtm.instruments()) {
      pool.setMetricsTrackerFactory(new HikariMeters(lgtm.meters(), pool.getJdbcUrl()));
    }
  }
}
