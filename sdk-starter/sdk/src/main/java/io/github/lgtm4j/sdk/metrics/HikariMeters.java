/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import io.github.lgtm4j.contract.Metric;
import io.github.lgtm4j.contract.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The contract's metrics of a Hikari pool.
 *
 * @since 0.1.0
 */
public final class HikariMeters implements MetricsTrackerFactory {
  private static final String POOL = "db.client.connection.pool.name";
  private static final String STATE = "db.client.connection.state";

  private final MeterRegistry registry;
  private final Tags database;

  /**
   * For a pool whose meters go to this registry.
   *
   * @param jdbcUrl the pool's address, which says what its database is; null when it has none
   */
  public HikariMeters(MeterRegistry registry, @Nullable String jdbcUrl) {
    this.registry = registry;
    this.database = Database.of(jdbcUrl);
  }

  @Override
  public IMetricsTracker create(String poolName, PoolStats stats) {
    return new Tracker(registry, database.and(POOL, poolName), stats);
  }

  private static final class Tracker implements IMetricsTracker {
    private final MeterRegistry registry;
    private final Tags pool;
    private final List<Meter> meters = new ArrayList<>();
    private final Timer create;
    private final Timer wait;
    private final Timer use;
    private final Counter timeouts;

    Tracker(MeterRegistry registry, Tags pool, PoolStats stats) {
      this.registry = registry;
      this.pool = pool;
      create = timer(Metrics.DB_CLIENT_CONNECTION_CREATE_TIME);
      wait = timer(Metrics.DB_CLIENT_CONNECTION_WAIT_TIME);
      use = timer(Metrics.DB_CLIENT_CONNECTION_USE_TIME);
      timeouts =
          Counter.builder(Metrics.DB_CLIENT_CONNECTION_TIMEOUTS.name())
              .tags(pool)
              .register(registry);
      meters.add(timeouts);
      Tags used = pool.and(STATE, "used");
      Tags idle = pool.and(STATE, "idle");
      gauge(Metrics.DB_CLIENT_CONNECTION_COUNT, used, stats, PoolStats::getActiveConnections);
      gauge(Metrics.DB_CLIENT_CONNECTION_COUNT, idle, stats, PoolStats::getIdleConnections);
      gauge(Metrics.DB_CLIENT_CONNECTION_IDLE_MIN, pool, stats, PoolStats::getMinConnections);
      gauge(Metrics.DB_CLIENT_CONNECTION_LIMIT, pool, stats, PoolStats::getMaxConnections);
      gauge(
          Metrics.DB_CLIENT_CONNECTION_PENDING_REQUESTS, pool, stats, PoolStats::getPendingThreads);
    }

    private Timer timer(Metric metric) {
      Timer timer = Timer.builder(metric.name()).tags(pool).register(registry);
      meters.add(timer);
      return timer;
    }

    private void gauge(
        Metric metric, Tags tags, PoolStats stats, ToDoubleFunction<PoolStats> value) {
      meters.add(
          Gauge.builder(metric.name(), stats, value)
              .tags(tags)
              .strongReference(true)
              .register(registry));
    }

    @Override
    public void recordConnectionCreatedMillis(long millis) {
      create.record(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void recordConnectionAcquiredNanos(long nanos) {
      wait.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void recordConnectionUsageMillis(long millis) {
      use.record(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void recordConnectionTimeout() {
      timeouts.increment();
    }

    @Override
    public void close() {
      meters.forEach(registry::remove);
    }
  }
}
