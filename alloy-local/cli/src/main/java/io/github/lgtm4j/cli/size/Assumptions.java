/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.size;

import java.util.Map;

/**
 * What is not measured but decided or known of the installation.
 *
 * @param routes routes and statuses of an application
 * @param linesOfRequest log lines of a request
 * @param errors the share of requests that fail: their traces and lines are always kept
 * @param scrapeSeconds seconds from one scrape to the next
 * @param samplingRatio the share of traces that is kept; below 0 each environment's own
 */
record Assumptions(
    double routes,
    double linesOfRequest,
    double errors,
    double scrapeSeconds,
    double samplingRatio) {
  /** As the sink and the agents have it when nobody says otherwise. */
  private static final Map<String, Double> RATIOS =
      Map.of("dev", 1.0, "staging", 0.25, "prod", 0.05);

  private static final Map<String, Retention> RETENTION =
      Map.of(
          "dev", new Retention(7, 7, 2),
          "staging", new Retention(30, 30, 7),
          "prod", new Retention(90, 90, 30));

  /** Days that {@code platform/stack/values} keep each signal. */
  record Retention(int metrics, int logs, int traces) {}

  static Retention retention(String environment) {
    return RETENTION.getOrDefault(environment, new Retention(90, 90, 30));
  }

  /** The share of requests whose traces and info lines stay. */
  double kept(String environment) {
    double ratio = samplingRatio < 0 ? RATIOS.getOrDefault(environment, 1.0) : samplingRatio;
    return errors + (1 - errors) * ratio;
  }
}
