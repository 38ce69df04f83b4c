/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The SDK's side of a scrape: collects when somebody asks. */
final class ScrapeReader implements MetricReader, MultiCollector {
  /** As long as Prometheus waits for an answer by default. */
  private static final long SECONDS_TO_WAIT = 10;

  private final Page page;
  private final Lock oneAtATime = new ReentrantLock();
  private volatile CollectionRegistration sdk = CollectionRegistration.noop();
  private volatile @Nullable Closeable server;

  ScrapeReader(Page page) {
    this.page = page;
  }

  void closesWith(Closeable theServer) {
    server = theServer;
  }

  @Override
  public void register(CollectionRegistration registration) {
    sdk = registration;
  }

  @Override
  public MetricSnapshots collect() {
    if (!lock()) {
      // A gauge of the application that blocks must cost one thread and not all of them.
      throw new IllegalStateException("An earlier scrape has not ended");
    }
    try {
      return page.of(sdk.collectAllMetrics());
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType instrumentType) {
    return AggregationTemporality.CUMULATIVE;
  }

  @Override
  public CompletableResultCode forceFlush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    Closeable current = server;
    try {
      if (current != null) {
        current.close();
      }
      return CompletableResultCode.ofSuccess();
    } catch (IOException e) {
      return CompletableResultCode.ofFailure();
    }
  }

  private boolean lock() {
    try {
      return oneAtATime.tryLock(SECONDS_TO_WAIT, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
