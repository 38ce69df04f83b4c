/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application in one environment.
 *
 * @param environment dev, staging or prod
 * @param tenant whose data it is
 * @param clusters where it runs; none where that does not matter
 * @param namespace its namespace; null where that does not matter
 * @param endpoints where its metrics and lines are
 * @param thresholds what it is held to in place of its tier's
 */
public record Deployment(
    String environment,
    String tenant,
    List<String> clusters,
    @Nullable String namespace,
    Endpoints endpoints,
    Map<Threshold, BigDecimal> thresholds) {
  /**
   * Where an application's metrics and lines are.
   *
   * @param metricsPort the port of its metrics
   * @param metricsPath the path of its metrics
   * @param logFiles on a machine, the files with its lines; null for the usual place
   */
  public record Endpoints(String metricsPort, String metricsPath, @Nullable String logFiles) {}
}
