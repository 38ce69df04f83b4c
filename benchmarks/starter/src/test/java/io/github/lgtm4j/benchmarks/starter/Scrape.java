/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.starter;

import io.github.lgtm4j.sdk.scrape.MetricsPage;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The page of a registry with some 8,500 series: ours against Micrometer's own {@code scrape}. The
 * two take turns in one JVM, so that a neighbour's load meets both alike.
 */
public final class Scrape {
  private static final int TIMERS = 500;
  private static final int WARM_UP = 200;
  private static final int TURNS = 300;

  private Scrape() {}

  private interface Page {
    int bytes() throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    for (int i = 0; i < TIMERS; i++) {
      Timer.builder("http.server.request.duration")
          .tag("http.route", "/api/resources/" + i)
          .tag("http.request.method", "GET")
          .tag("http.response.status_code", "200")
          .serviceLevelObjectives(bounds())
          .register(registry)
          .record(Duration.ofMillis(i));
    }
    MetricsPage ours = new MetricsPage(registry.getPrometheusRegistry());
    Page lgtm4j = () -> ours.answer("text/plain", null, List.of()).body().length;
    Page micrometer =
        () -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          registry.scrape(out);
          return out.size();
        };
    long series = registry.scrape().lines().filter(line -> !line.startsWith("#")).count();
    if (lgtm4j.bytes() != micrometer.bytes()) {
      throw new IllegalStateException("The pages differ");
    }
    double[][] millis = new double[2][TURNS];
    for (int turn = -WARM_UP; turn < TURNS; turn++) {
      double one = time(lgtm4j);
      double other = time(micrometer);
      if (turn >= 0) {
        millis[0][turn] = one;
        millis[1][turn] = other;
      }
    }
    System.out.printf(Locale.ROOT, "%d series, %d bytes%n", series, lgtm4j.bytes());
    report("lgtm4j", millis[0]);
    report("Micrometer", millis[1]);
  }

  private static double time(Page page) throws IOException {
    long start = System.nanoTime();
    if (page.bytes() == 0) {
      throw new IllegalStateException("An empty page");
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static void report(String name, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-12s lower decile %.2f ms, median %.2f ms%n",
        name,
        millis[TURNS / 10],
        millis[TURNS / 2]);
  }

  private static Duration[] bounds() {
    return new Duration[] {
      Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
      Duration.ofMillis(75), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
      Duration.ofMillis(750), Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5),
      Duration.ofMillis(7500), Duration.ofSeconds(10)
    };
  }
}
