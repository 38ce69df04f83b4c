/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Baselines need four weeks of history, which nobody waits for: the recording's own hourly means
 * stand in for the same hour of the weeks before, and the rules of {@code anomaly.yaml} are
 * evaluated over them by promtool.
 */
final class PastWeeks {
  static final Set<String> NEEDED =
      Set.of("application:http_requests:avg1h", "application:http_p95:avg1h");

  private static final int WEEK = 7 * 24 * 3600;
  private static final int HALF_AN_HOUR = 1800;

  /** Each record stands on those before it: past weeks, baseline, margin, band. */
  private static final int DEPTH = 4;

  private final Samples samples;
  private final Path work;

  PastWeeks(Samples samples, Path work) {
    this.samples = samples;
    this.work = work;
  }

  void addBands() throws Exception {
    List<Samples> all = new ArrayList<>(List.of(samples));
    for (int weeks = 1; weeks <= 4; weeks++) {
      all.add(before(weeks));
    }
    Path data = work.resolve("prometheus");
    RecordedStack.prometheus(work, all).close();
    for (int pass = 0; pass < DEPTH; pass++) {
      evaluate(data);
    }
    Path dump = work.resolve("dump.txt");
    Files.writeString(dump, Tool.named("promtool").run(List.of("tsdb", "dump", data.toString())));
    Set<String> bands =
        Set.of(
            "application:http_requests:band_low",
            "application:http_requests:band_high",
            "application:http_p95:band_low",
            "application:http_p95:band_high");
    samples.addDump(dump, bands, name -> name);
  }

  private Samples before(int weeks) {
    Samples before =
        Samples.none(
            samples.start() - (long) weeks * WEEK + HALF_AN_HOUR, samples.step(), samples.count());
    for (Map.Entry<String, double[]> one : samples.series().entrySet()) {
      if (NEEDED.contains(one.getKey().replaceFirst("\\{.*", ""))) {
        double last =
            Arrays.stream(one.getValue())
                .filter(value -> !Double.isNaN(value))
                .reduce((a, b) -> b)
                .orElse(0);
        double[] values = new double[samples.count()];
        Arrays.fill(values, last);
        before.series().put(one.getKey(), values);
      }
    }
    return before;
  }

  private void evaluate(Path data) throws Exception {
    try (Server prometheus = RecordedStack.prometheus(work, data)) {
      Tool.named("promtool")
          .run(
              List.of(
                  "tsdb",
                  "create-blocks-from",
                  "rules",
                  "--url=" + prometheus.address(),
                  "--start=" + samples.start(),
                  "--end=" + samples.end(),
                  "--eval-interval=" + samples.step() + "s",
                  "--output-dir=" + data,
                  RuleFiles.PLATFORM.resolve("rules/applications/anomaly.yaml").toString()));
    }
  }
}
