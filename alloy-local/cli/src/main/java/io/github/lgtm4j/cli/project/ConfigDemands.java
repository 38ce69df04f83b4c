/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import io.github.lgtm4j.cli.problem.Nearest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a file must say to render configs from it; rules need less. */
final class ConfigDemands {
  /** What the configs keep when nobody says anything. */
  static final Map<String, BigDecimal> DEFAULT_SAMPLING =
      Map.of(
          "dev", new BigDecimal("1"),
          "staging", new BigDecimal("0.25"),
          "prod", new BigDecimal("0.05"));

  private static final int LONGEST_APPLICATION = 57;

  private final Section top;
  private final Project project;

  ConfigDemands(Section top, Project project) {
    this.top = top;
    this.project = project;
  }

  void check() {
    boolean everyClusterHasOne =
        !project.clusters().isEmpty()
            && project.clusters().values().stream()
                .allMatch(cluster -> cluster.sink().settings().containsKey("LGTM_SINK_URL"));
    if (!top.section("sink").has("url") && !everyClusterHasOne) {
      top.missing("sink", "must have a url, such as https://alloy-sink.lgtm.internal");
    }
    if (!top.has("applications")) {
      top.missing("applications", "must name at least one application");
    }
    top.section("applications").sections(this::application);
    top.section("clusters").names().forEach(this::cluster);
  }

  private void application(String name, Section section) {
    Section environments = section.section("environments");
    environments.sections(
        (environment, deployment) -> {
          if (!deployment.has("cluster")) {
            environments.problem(environment, "must have a cluster, such as cluster: eu-1");
          }
          for (String cluster : deployment.texts("cluster")) {
            deployment(name, environments, environment, deployment, cluster);
          }
        });
  }

  private void deployment(
      String application,
      Section environments,
      String environment,
      Section deployment,
      String name) {
    Cluster cluster = project.clusters().get(name);
    if (cluster == null && top.has("clusters")) {
      deployment.problemOfValue(
          "cluster",
          "names "
              + name
              + ", which is not in clusters"
              + Nearest.hint(name, project.clusters().keySet()));
      return;
    }
    if ((cluster == null || cluster.kind() == Cluster.Kind.K8S) && !deployment.has("namespace")) {
      environments.problem(environment, "must have a namespace, such as namespace: shop");
    }
    boolean ownAgent = cluster != null && cluster.agent() == Cluster.Agent.APPLICATION;
    if (ownAgent
        && (!ProjectReader.LABEL.matcher(application).matches()
            || application.length() > LONGEST_APPLICATION)) {
      top.section("applications")
          .problem(
              application,
              "has an agent of its own in "
                  + name
                  + ", so it must be "
                  + ProjectReader.A_LABEL.replace("63", String.valueOf(LONGEST_APPLICATION)));
    }
  }

  private void cluster(String name) {
    Cluster cluster = project.clusters().get(name);
    if (cluster == null) {
      return;
    }
    Set<String> environments = new TreeSet<>();
    project.forEachIn(
        name, (application, deployment) -> environments.add(deployment.environment()));
    if (environments.isEmpty()) {
      top.section("clusters")
          .problem(name, "has no application: name it as one's cluster, or remove it");
    } else if (environments.size() > 1 && cluster.environment() == null) {
      top.section("clusters")
          .problem(
              name,
              "has applications of "
                  + String.join(" and ", environments)
                  + ": say which its agent takes when a pod says nothing, such as environment: "
                  + environments.iterator().next());
    }
    sampling(name, environments);
  }

  /** An agent has one ratio, or the default of each environment. */
  private void sampling(String name, Set<String> environments) {
    Map<BigDecimal, String> ratios = new TreeMap<>();
    boolean isDefault = true;
    for (String environment : environments) {
      BigDecimal ratio = project.samplingOf(environment);
      ratios.putIfAbsent(ratio, environment);
      isDefault &= ratio.compareTo(DEFAULT_SAMPLING.get(environment)) == 0;
    }
    if (ratios.size() > 1 && !isDefault) {
      top.section("clusters")
          .problem(
              name,
              "has applications of "
                  + String.join(" and ", environments)
                  + ", which sampling treats differently, and an agent knows one share beside the"
                  + " defaults: give them the same, or clusters of their own");
    }
  }
}
