package io.github.lgtm4j.sdk;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import io.github.lgtm4j.sdk.metrics.HikariMeters;

/**
 * The contract's metrics of a Hikari pool. A class of its own, because an application without
 * Hikari must be able to load {@link Lgtm}.
 *
 * @since 0.1.0
 */
public final class HikariPools {
  private HikariPools() {}

  /** For a pool: {@code config.setMetricsTrackerFactory(HikariPools.measuredBy(lgtm))}. */
  public static MetricsTrackerFactory measuredBy(Lgtm lgtm) {
    return lgtm.instruments()
        ? new HikariMeters(lgtm.meters())
        : (pool, stats) -> new IMetricsTracker() {};
  }
}
