/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

import io.github.lgtm4j.cli.project.Cluster;
import io.github.lgtm4j.cli.project.Project;
import io.github.lgtm4j.cli.tenants.TenantsFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a project says to the agents of a cluster: their settings and their tenants. */
final class Agents {
  private final Project project;
  private final Cluster cluster;

  Agents(Project project, Cluster cluster) {
    this.project = project;
    this.cluster = cluster;
  }

  /** The settings, in the order in which a person reads them. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("LGTM_ENVIRONMENT", environment());
    settings.put("LGTM_CLUSTER", cluster.name());
    if (cluster.tenant() != null) {
      settings.put("LGTM_TENANT", cluster.tenant());
    }
    settings.putAll(project.sink().settings());
    settings.putAll(cluster.sink().settings());
    // Otherwise each environment keeps its own default.
    if (!project.isSampledByDefault(environment())) {
      settings.put("LGTM_SAMPLING_RATIO", project.samplingOf(environment()).toPlainString());
    }
    settings.putAll(cluster.settings());
    return settings;
  }

  String environment() {
    if (cluster.environment() != null) {
      return cluster.environment();
    }
    SortedSet<String> environments = new TreeSet<>();
    project.forEachIn(cluster.name(), (app, at) -> environments.add(at.environment()));
    return environments.first();
  }

  /** The tenant of who says nothing. */
  String defaultTenant() {
    return cluster.tenant() == null ? environment() : cluster.tenant();
  }

  /** Which namespaces of this cluster may write to which tenant. */
  String tenantsFile() {
    SortedMap<String, SortedSet<String>> namespaces = new TreeMap<>();
    project.forEachIn(
        cluster.name(),
        (application, deployment) -> {
          // The default needs no leave, and an exporter it has already.
          if (!deployment.tenant().equals(defaultTenant())) {
            namespaces
                .computeIfAbsent(deployment.tenant(), any -> new TreeSet<>())
                .add(namespaceOf(cluster, deployment.namespace()));
          }
        });
    return tenants(namespaces);
  }

  /** Outside of Kubernetes the agent names the namespace itself. */
  static String namespaceOf(Cluster cluster, @Nullable String namespace) {
    return cluster.kind() == Cluster.Kind.K8S && namespace != null
        ? namespace
        : cluster.kind().text();
  }

  static String tenants(SortedMap<String, SortedSet<String>> namespaces) {
    Map<String, String> patterns = new TreeMap<>();
    namespaces.forEach((tenant, names) -> patterns.put(tenant, String.join("|", names)));
    return TenantsFile.of(patterns);
  }
}
