/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

import io.github.lgtm4j.cli.project.Application;
import io.github.lgtm4j.cli.project.Cluster;
import io.github.lgtm4j.cli.project.Deployment;
import io.github.lgtm4j.cli.project.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of a project's clusters, and the tenants of the sink behind them. */
final class RenderedConfigs {
  private RenderedConfigs() {}

  /** The clusters of a kind, in the order of the file, then by name where it lists none. */
  static List<Cluster> clusters(Project project, Cluster.Kind kind) {
    if (project.clusters().isEmpty()) {
      SortedSet<String> names = new TreeSet<>();
      for (Application application : project.applications()) {
        application.deployments().forEach(deployment -> names.addAll(deployment.clusters()));
      }
      return names.stream().map(name -> Cluster.unsaid(name, kind)).toList();
    }
    return project.clusters().values().stream().filter(one -> one.kind() == kind).toList();
  }

  /** By folder, the text of each file by its path there. */
  static SortedMap<String, SortedMap<String, String>> of(Project project, List<Cluster> clusters)
      throws IOException {
    SortedMap<String, SortedMap<String, String>> folders = new TreeMap<>();
    for (Cluster cluster : clusters) {
      folders.put(cluster.name(), ClusterFiles.of(project, cluster));
    }
    SortedMap<String, String> sink = new TreeMap<>();
    sink.put("tenants/tenants.alloy", sinkTenants(project, clusters));
    folders.put("sink", sink);
    return folders;
  }

  /** The sink has every tenant of every cluster; its own default is none of theirs. */
  private static String sinkTenants(Project project, List<Cluster> rendered) {
    SortedMap<String, SortedSet<String>> namespaces = new TreeMap<>();
    List<Cluster> all = new ArrayList<>(project.clusters().values());
    if (all.isEmpty()) {
      all.addAll(rendered);
    }
    for (Cluster cluster : all) {
      project.forEachIn(
          cluster.name(), (application, deployment) -> add(namespaces, cluster, deployment));
    }
    // Whoever asks for nothing writes to his cluster's default, from any namespace.
    all.forEach(
        cluster -> {
          SortedSet<String> any = new TreeSet<>();
          any.add(".*");
          namespaces.put(new Agents(project, cluster).defaultTenant(), any);
        });
    return Agents.tenants(namespaces);
  }

  private static void add(
      SortedMap<String, SortedSet<String>> namespaces, Cluster cluster, Deployment deployment) {
    namespaces
        .computeIfAbsent(deployment.tenant(), any -> new TreeSet<>())
        .add(Agents.namespaceOf(cluster, deployment.namespace()));
  }
}
