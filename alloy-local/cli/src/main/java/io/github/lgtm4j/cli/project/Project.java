/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What {@code lgtm4j.yaml} says.
 *
 * @param links where an alert leads
 * @param stackTenant the tenant of the stack's own metrics
 * @param legacyNames whether the names of older dashboards are kept alive
 * @param tiers the thresholds of each tier
 * @param sink where the agents send to
 * @param sampling the share of traces that is kept, by environment; what is not named keeps its
 *     default
 * @param clusters where applications run, in the order of the file
 * @param applications the applications, in the order of the file
 */
public record Project(
    Links links,
    String stackTenant,
    boolean legacyNames,
    Tiers tiers,
    Sink sink,
    Map<String, BigDecimal> sampling,
    Map<String, Cluster> clusters,
    List<Application> applications) {
  /** The share of traces of an environment that is kept. */
  public BigDecimal samplingOf(String environment) {
    return sampling.getOrDefault(
        environment, ConfigDemands.DEFAULT_SAMPLING.getOrDefault(environment, BigDecimal.ONE));
  }

  /** Whether an environment's share is the one that the configs have without a setting. */
  public boolean isSampledByDefault(String environment) {
    return samplingOf(environment).compareTo(ConfigDemands.DEFAULT_SAMPLING.get(environment)) == 0;
  }

  /** What runs in a cluster. An application with two environments there has two entries. */
  public void forEachIn(String cluster, BiConsumer<Application, Deployment> to) {
    for (Application application : applications) {
      for (Deployment deployment : application.deployments()) {
        if (deployment.clusters().contains(cluster)) {
          to.accept(application, deployment);
        }
      }
    }
  }
}
