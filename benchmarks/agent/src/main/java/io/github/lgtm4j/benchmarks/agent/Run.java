/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agent;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What one run took.
 *
 * @param startUpCpu seconds until the page answers
 * @param startUp seconds by the clock
 * @param perSecond requests
 * @param cpu microseconds of a request
 * @param allocated bytes of a request
 * @param resident megabytes at the end
 */
record Run(
    String application,
    String round,
    Contender contender,
    double startUpCpu,
    double startUp,
    double perSecond,
    double cpu,
    double allocated,
    double resident) {
  private static final double NANOS = 1e9;

  static Run of(Contender contender, Settings settings, String round) throws Exception {
    try (Collector collector = new Collector()) {
      long start = System.nanoTime();
      try (Application application = Application.start(contender, settings, collector.port())) {
        double startUp = (System.nanoTime() - start) / NANOS;
        double startUpCpu = seconds(application.cpu());
        Load load = settings.requests() == 0 ? Load.NONE : load(application, settings, contender);
        if (settings.requests() != 0) {
          mustHaveWorked(contender, application, collector);
        }
        return new Run(
            settings.jar().getFileName().toString(),
            round,
            contender,
            startUpCpu,
            startUp,
            load.perSecond,
            load.cpu,
            load.allocated,
            application.residentKilobytes() / 1024.0);
      }
    }
  }

  private record Load(double perSecond, double cpu, double allocated) {
    static final Load NONE = new Load(Double.NaN, Double.NaN, Double.NaN);
  }

  private static Load load(Application application, Settings settings, Contender contender)
      throws Exception {
    int count = settings.requests();
    try (Client client = new Client(application.page());
        Application.Allocation allocation = application.allocation()) {
      client.requests(count);
      scrape(application, contender);
      long bytes = allocation.bytes();
      double cpu = seconds(application.cpu());
      long start = System.nanoTime();
      client.requests(count);
      double elapsed = (System.nanoTime() - start) / NANOS;
      double took = seconds(application.cpu()) - cpu;
      double allocated = allocation.bytes() - bytes;
      scrape(application, contender);
      return new Load(count / elapsed, took / count * 1e6, allocated / count);
    }
  }

  /** As Alloy would, between the loads. */
  private static void scrape(Application application, Contender contender) throws Exception {
    if (contender.isAgent() && Client.get(application.metrics()) != 200) {
      throw new IllegalStateException(application.metrics() + " does not answer");
    }
  }

  /** A benchmark of an agent that does nothing would show that it costs nothing. */
  private static void mustHaveWorked(
      Contender contender, Application application, Collector collector) throws Exception {
    if (!contender.isAgent()) {
      return;
    }
    for (int tries = 0; tries < 100; tries++) {
      if (collector.received() > 0) {
        break;
      }
      if (tries == 99) {
        throw new IllegalStateException(contender + " has sent no span");
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    URI metrics = application.metrics();
    String page =
        new String(
            metrics.toURL().openStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (!page.contains("http_server_request_duration_seconds_count{")) {
      throw new IllegalStateException(contender + " has counted no request");
    }
    boolean json = application.output().lines().anyMatch(line -> line.startsWith("{\"timestamp"));
    if (json != (contender != Contender.STOCK)) {
      throw new IllegalStateException(contender + ", JSON lines: " + json);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  String toLine() {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%.3f,%.3f,%.2f,%.1f,%.0f,%.1f",
        application,
        round,
        contender,
        startUpCpu,
        startUp,
        perSecond,
        cpu,
        allocated,
        resident);
  }

  static Run parse(String line) {
    String[] parts = line.split(",", -1);
    return new Run(
        parts[0],
        parts[1],
        Contender.valueOf(parts[2]),
        Double.parseDouble(parts[3]),
        Double.parseDouble(parts[4]),
        Double.parseDouble(parts[5]),
        Double.parseDouble(parts[6]),
        Double.parseDouble(parts[7]),
        Double.parseDouble(parts[8]));
  }
}
