/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import io.github.lgtm4j.sink.internal.prometheus.Scraper;
import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.Store;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Scrapes targets at their intervals; without a target it costs nothing. */
final class ScrapeLoop implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ScrapeLoop.class.getName());

  private final Store store;
  private final Rules rules;
  private final Clock clock;
  private final Map<ScrapeTarget, Future<?>> targets = new ConcurrentHashMap<>();
  private @Nullable Scraper scraper;
  private @Nullable ScheduledExecutorService timer;

  ScrapeLoop(Store store, Rules rules, Clock clock) {
    this.store = store;
    this.rules = rules;
    this.clock = clock;
  }

  /** Reads the page at its interval, for the first time after a delay. */
  synchronized void add(ScrapeTarget target, Duration delay) {
    if (timer == null) {
      timer =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "lgtm4j-sink-scrape");
                thread.setDaemon(true);
                return thread;
              });
    }
    long millis = target.interval().toMillis();
    Future<?> before =
        targets.put(
            target,
            timer.scheduleWithFixedDelay(
                () -> scrapeInBackground(target), delay.toMillis(), millis, TimeUnit.MILLISECONDS));
    if (before != null) {
      before.cancel(false);
    }
  }

  void remove(URI uri) {
    for (ScrapeTarget target : List.copyOf(targets.keySet())) {
      Future<?> scraping = target.uri().equals(uri) ? targets.remove(target) : null;
      if (scraping != null) {
        scraping.cancel(false);
      }
    }
  }

  private void scrapeInBackground(ScrapeTarget target) {
    try {
      scrape(target);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "cannot scrape " + target.uri(), e);
    }
  }

  void scrapeAll() throws InterruptedException {
    for (ScrapeTarget target : targets.keySet()) {
      scrape(target);
    }
  }

  private void scrape(ScrapeTarget target) throws InterruptedException {
    try {
      int unused = scraper().scrape(target.uri(), target.tenant(), target.labels());
    } catch (IOException e) {
      // The series "up" tells it to the user.
      LOG.log(Level.DEBUG, () -> "cannot scrape " + target.uri(), e);
    }
  }

  private synchronized Scraper scraper() {
    if (scraper == null) {
      scraper = new Scraper(store, rules, clock);
    }
    return scraper;
  }

  @Override
  public synchronized void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
  }
}
