/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.sink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures a sink as a process: time until it listens with and without class-data sharing, spans
 * and lines stored in a second from one client, and resident memory after that.
 *
 * <p>Prints a Markdown table, and ends with 1 if a bar is missed. The bars are those of issue 4.
 */
final class SinkBenchmark {
  private static final int SPANS = 500_000;
  private static final int LINES = 500_000;
  private static final int BATCH = 500;
  private static final int STARTS = 7;

  private final Path limits;
  private final Path archive;
  private final List<String> rows = new ArrayList<>();
  private boolean missed;

  private SinkBenchmark(Path directory) throws IOException {
    archive = directory.resolve("sink.jsa");
    // The lines of the load are all of one time; their number is no matter of limits.
    limits =
        Files.writeString(directory.resolve("limits.yaml"), "loki: {reject_old_samples: true}\n");
  }

  public static void main(String[] args) throws Exception {
    SinkBenchmark benchmark = new SinkBenchmark(Files.createTempDirectory("lgtm4j-benchmark"));
    benchmark.starts();
    benchmark.stores();
    System.out.println("| what | measured | bar | |\n|---|---|---|---|");
    benchmark.rows.forEach(System.out::println);
    System.exit(benchmark.missed ? 1 : 0);
  }

  private void starts() throws IOException {
    List<Long> plain = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (SinkProcess sink = SinkProcess.start(limits)) {
        plain.add(sink.readyMillis);
      }
    }
    try (SinkProcess sink = SinkProcess.start(limits, "-XX:ArchiveClassesAtExit=" + archive)) {
      send(sink.otlp, "/v1/traces", Load.spans(BATCH, BATCH));
      send(sink.main, "/loki/api/v1/push", Load.lines(BATCH, BATCH));
    }
    List<Long> shared = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (SinkProcess sink = SinkProcess.start(limits, "-XX:SharedArchiveFile=" + archive)) {
        shared.add(sink.readyMillis);
      }
    }
    row("ready, no archive", median(plain) + " ms (" + spread(plain) + ")", "–", true);
    row(
        "ready, class-data sharing",
        median(shared) + " ms (" + spread(shared) + ")",
        "≤ 1000 ms",
        median(shared) <= 1000);
  }

  private void stores() throws IOException, InterruptedException {
    try (SinkProcess sink = SinkProcess.start(limits, "-XX:SharedArchiveFile=" + archive)) {
      List<byte[]> spans = Load.spans(SPANS, BATCH);
      long idle = sink.residentMiB();
      long spansFirst = rate(SPANS, send(sink.otlp, "/v1/traces", spans));
      long afterSpans = sink.residentMiB();
      long spansAgain = rate(SPANS, send(sink.otlp, "/v1/traces", spans));
      spans.clear();
      String id =
          get(sink, "traces?limit=100").replaceFirst("(?s)^.*?\"id\":\"(\\w{32})\".*$", "$1");
      queries(sink, "newest 100 traces, store full of spans", "traces?limit=100");
      queries(sink, "a trace by its id, store full of spans", "trace?id=" + id);
      List<byte[]> lines = Load.lines(LINES, BATCH);
      long linesFirst = rate(LINES, send(sink.main, "/loki/api/v1/push", lines));
      long linesAgain = rate(LINES, send(sink.main, "/loki/api/v1/push", lines));
      long afterAll = sink.residentMiB();
      queries(sink, "lines with a text, store full of lines", "logs?limit=100&text=order%20499");
      row("RSS, idle", idle + " MiB", "–", true);
      row(
          "spans/s, from a cold start",
          String.valueOf(spansFirst),
          "≥ 60000",
          spansFirst >= 60_000);
      row("spans/s, warm", String.valueOf(spansAgain), "≥ 60000", spansAgain >= 60_000);
      row("RSS after 500000 spans", afterSpans + " MiB", "≤ 160 MiB", afterSpans <= 160);
      row("lines/s", String.valueOf(linesFirst), "≥ 100000", linesFirst >= 100_000);
      row("lines/s, warm", String.valueOf(linesAgain), "≥ 100000", linesAgain >= 100_000);
      // More than the issue asks for, so it is told and not held to a bar.
      row("RSS after queries and 1000000 lines", afterAll + " MiB", "–", true);
    }
  }

  private void queries(SinkProcess sink, String what, String query)
      throws IOException, InterruptedException {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      long start = System.nanoTime();
      String unused = get(sink, query);
      millis.add((System.nanoTime() - start) / 1_000_000);
    }
    row(what, median(millis) + " ms (" + spread(millis) + ")", "–", true);
  }

  private static String get(SinkProcess sink, String query)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(sink.main.resolve("/api/local/" + query))
            .header("Authorization", "Bearer " + sink.token)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static long send(URI address, String path, List<byte[]> requests) throws IOException {
    long start = System.nanoTime();
    try (Client client = new Client(address)) {
      for (byte[] request : requests) {
        client.post(path, request);
      }
    }
    return System.nanoTime() - start;
  }

  private static long rate(int count, long nanos) {
    return Math.round(count / (nanos / 1e9));
  }

  private void row(String what, String measured, String bar, boolean held) {
    missed |= !held;
    rows.add(
        String.format(
            Locale.ROOT, "| %s | %s | %s | %s |", what, measured, bar, held ? "" : "**missed**"));
  }

  private static long median(List<Long> values) {
    List<Long> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static String spread(List<Long> values) {
    return Collections.min(values) + "–" + Collections.max(values);
  }
}
