/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import com.zaxxer.hikari.HikariDataSource;
import io.github.lgtm4j.sdk.metrics.HikariMeters;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Gives each pool the contract's meters before its first connection. A pool that has meters of its
 * own keeps those; Boot does the same later, and finds that it has.
 */
final class HikariPools implements BeanPostProcessor {
  private final ObjectProvider<MeterRegistry> registry;

  HikariPools(ObjectProvider<MeterRegistry> registry) {
    this.registry = registry;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof HikariDataSource pool
        && pool.getMetricRegistry() == null
        && pool.getMetricsTrackerFactory() == null) {
      pool.setMetricsTrackerFactory(
          (name, stats) ->
              new HikariMeters(registry.getObject(), pool.getJdbcUrl()).create(name, stats));
    }
    return bean;
  }
}
