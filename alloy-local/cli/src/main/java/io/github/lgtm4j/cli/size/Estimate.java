/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.size;

import java.util.List;
import java.util.TreeMap;

/**
 * How much a tenant sends and keeps.
 *
 * @param tenant its name
 * @param applications applications, counted once for each environment
 * @param series series that are active
 * @param samplesPerSecond samples a second
 * @param logBytesPerSecond bytes of lines a second, before anything is sampled
 * @param logBytesPerDay bytes of lines a day, after sampling
 * @param spansPerDay spans a day, after sampling
 * @param spanBytesPerDay bytes of spans a day, after sampling
 * @param metricsStored bytes of samples in the storage when retention is full
 * @param logsStored bytes of lines there
 * @param tracesStored bytes of spans there
 */
record Estimate(
    String tenant,
    int applications,
    double series,
    double samplesPerSecond,
    double logBytesPerSecond,
    double logBytesPerDay,
    double spansPerDay,
    double spanBytesPerDay,
    double metricsStored,
    double logsStored,
    double tracesStored) {
  /** Prometheus' documentation says one to two; Mimir stores the same blocks. */
  static final double BYTES_OF_SAMPLE = 2;

  private static final double DAY = 86_400;

  /** One for each tenant, by name. */
  static List<Estimate> of(List<Workload> workloads, Measured measured, Assumptions assumptions) {
    TreeMap<String, Estimate> tenants = new TreeMap<>();
    for (Workload workload : workloads) {
      tenants.merge(workload.tenant(), of(workload, measured, assumptions), Estimate::plus);
    }
    return List.copyOf(tenants.values());
  }

  private static Estimate of(Workload workload, Measured measured, Assumptions assumptions) {
    Assumptions.Retention retention = Assumptions.retention(workload.environment());
    double kept = assumptions.kept(workload.environment());
    double series =
        workload.replicas()
            * (measured.seriesOfProcess() + assumptions.routes() * measured.seriesOfRoute());
    double samples = series / assumptions.scrapeSeconds();
    double lineBytes = workload.requests() * assumptions.linesOfRequest() * measured.bytesOfLine();
    double logsPerDay = lineBytes * kept * DAY;
    double spansPerDay = workload.requests() * measured.spansOfRequest() * kept * DAY;
    double spanBytesPerDay = spansPerDay * measured.bytesOfSpan();
    return new Estimate(
        workload.tenant(),
        1,
        series,
        samples,
        lineBytes,
        logsPerDay,
        spansPerDay,
        spanBytesPerDay,
        samples * DAY * BYTES_OF_SAMPLE * retention.metrics(),
        logsPerDay * measured.storedShareOfLine() * retention.logs(),
        spanBytesPerDay * measured.storedShareOfSpan() * retention.traces());
  }

  Estimate plus(Estimate other) {
    return new Estimate(
        tenant,
        applications + other.applications,
        series + other.series,
        samplesPerSecond + other.samplesPerSecond,
        logBytesPerSecond + other.logBytesPerSecond,
        logBytesPerDay + other.logBytesPerDay,
        spansPerDay + other.spansPerDay,
        spanBytesPerDay + other.spanBytesPerDay,
        metricsStored + other.metricsStored,
        logsStored + other.logsStored,
        tracesStored + other.tracesStored);
  }

  Estimate named(String name) {
    return new Estimate(
        name,
        applications,
        series,
        samplesPerSecond,
        logBytesPerSecond,
        logBytesPerDay,
        spansPerDay,
        spanBytesPerDay,
        metricsStored,
        logsStored,
        tracesStored);
  }

  double stored() {
    return metricsStored + logsStored + tracesStored;
  }

  /** What arrives in a day, in bytes; the measure by which shared machines are divided. */
  double bytesPerDay() {
    return samplesPerSecond * DAY * BYTES_OF_SAMPLE + logBytesPerDay + spanBytesPerDay;
  }
}
