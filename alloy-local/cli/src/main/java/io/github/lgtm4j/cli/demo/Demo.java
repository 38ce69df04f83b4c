/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.demo;

import io.github.lgtm4j.cli.traffic.Page;
import io.github.lgtm4j.cli.traffic.Summary;
import io.github.lgtm4j.cli.traffic.Traffic;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import io.github.lgtm4j.sink.telemetry.Trace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of the demo: the samples, requests to them, and the wait for what comes of it. */
final class Demo implements AutoCloseable {
  static final String ENVIRONMENT = "dev";
  static final String TENANT = "demo";
  static final String CLUSTER = "laptop";

  private static final List<String> PATHS =
      List.of("/", "/health", "/api/users", "/api/data", "/api/slow", "/api/error");
  private static final String CROSSING = "/api/checkout";
  private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(45);

  private final Route route;
  private final Telemetry telemetry;
  private final Consumer<String> progress;
  private final Map<Sample, RunningSample> samples = new EnumMap<>(Sample.class);
  private @Nullable Path folder;

  Demo(Route route, Telemetry telemetry, Consumer<String> progress) {
    this.route = route;
    this.telemetry = telemetry;
    this.progress = progress;
  }

  /** True if everything of every sample arrived, and a trace through all of them. */
  boolean run() throws IOException, InterruptedException {
    start();
    progress.accept("Sending requests to each ...");
    try (Traffic traffic = new Traffic(pages())) {
      var unused = traffic.once();
    }
    for (RunningSample sample : samples.values()) {
      route.scrape(sample.sample(), sample.metrics());
    }
    progress.accept("Waiting for spans, log lines and series ...");
    return telemetry.await(TIME_TO_ARRIVE, Demo::isComplete);
  }

  /** More requests, for a while. */
  Summary traffic(Duration time, int perSecond) throws InterruptedException {
    try (Traffic traffic = new Traffic(pages())) {
      return traffic.run(time, perSecond);
    }
  }

  private void start() throws IOException, InterruptedException {
    Path unpacked = Files.createTempDirectory("lgtm4j-demo");
    folder = unpacked;
    Map<Sample, URI> addresses = new EnumMap<>(Sample.class);
    for (Sample sample : Sample.values()) {
      addresses.put(sample, RunningSample.freeAddress());
    }
    for (Sample sample : Sample.values()) {
      progress.accept("Starting " + sample.id() + ": " + sample.about() + " ...");
      samples.put(sample, RunningSample.start(sample, addresses, unpacked, route));
    }
    for (RunningSample sample : samples.values()) {
      sample.awaitListening();
    }
  }

  private List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    for (RunningSample sample : samples.values()) {
      for (String path : PATHS) {
        pages.add(new Page(sample.sample().id(), sample.address().resolve(path)));
      }
    }
    URI shop = required(Sample.PLAIN_JAVA).address();
    pages.add(new Page(Sample.PLAIN_JAVA.id(), shop.resolve(CROSSING)));
    return pages;
  }

  private RunningSample required(Sample sample) {
    return Optional.ofNullable(samples.get(sample)).orElseThrow();
  }

  private static boolean isComplete(Telemetry telemetry) {
    return crossing(telemetry).isPresent()
        && Stream.of(Sample.values())
            .allMatch(
                sample ->
                    telemetry
                            .spans(SpanQuery.all().service(sample.id()).name("GET /api/error"))
                            .stream()
                            .anyMatch(span -> !span.resource().isEmpty())
                        && !telemetry
                            .logs(LogQuery.all().service(sample.id()).level("error"))
                            .isEmpty()
                        && hasExemplar(telemetry, sample));
  }

  private static boolean hasExemplar(Telemetry telemetry, Sample sample) {
    return telemetry
        .series(
            SeriesQuery.named("http_server_request_duration_seconds_bucket")
                .label("application", sample.id()))
        .stream()
        .anyMatch(series -> !series.exemplars().isEmpty());
  }

  /** A trace with spans and log lines of every sample. */
  static Optional<Trace> crossing(Telemetry telemetry) {
    Set<String> all =
        Stream.of(Sample.values()).map(Sample::id).collect(Collectors.toUnmodifiableSet());
    return telemetry.traces(SpanQuery.all().name("GET " + CROSSING)).stream()
        .filter(trace -> trace.services().containsAll(all))
        .filter(trace -> trace.roots().size() == 1)
        .filter(
            trace ->
                telemetry.logsOfTrace(trace.id()).stream()
                    .map(line -> line.service())
                    .collect(Collectors.toSet())
                    .containsAll(all))
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    samples.values().forEach(RunningSample::close);
    route.close();
    if (folder != null) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
