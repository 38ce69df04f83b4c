/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.rules;

import io.github.lgtm4j.cli.project.Application;
import io.github.lgtm4j.cli.project.Deployment;
import io.github.lgtm4j.cli.project.Links;
import io.github.lgtm4j.cli.project.Project;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every rule file of a project: for each tenant {@code TENANT/metrics/*.yaml} for Mimir's or
 * Prometheus' ruler, and {@code TENANT/logs/*.yaml} for Loki's.
 */
final class RenderedRules {
  private final Project project;
  private final Map<String, String> files = new TreeMap<>();

  private RenderedRules(Project project) {
    this.project = project;
  }

  /** The text of each file by its path, in the order of the paths. */
  static Map<String, String> of(Project project) {
    RenderedRules rendered = new RenderedRules(project);
    rendered.tenants().forEach(rendered::tenant);
    for (String name : StaticRules.STACK) {
      rendered.put(project.stackTenant(), "metrics", name, StaticRules.read("stack", name));
    }
    return rendered.files;
  }

  private SortedSet<String> tenants() {
    return project.applications().stream()
        .map(Application::deployments)
        .flatMap(deployments -> deployments.stream().map(Deployment::tenant))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void tenant(String tenant) {
    for (String name : StaticRules.APPLICATIONS) {
      put(tenant, "metrics", name, StaticRules.read("applications", name));
    }
    if (project.legacyNames()) {
      for (String name : StaticRules.LEGACY_NAMES) {
        put(tenant, "metrics", name, StaticRules.read("applications", name));
      }
    }
    put(tenant, "metrics", "thresholds", ThresholdRules.text(project.tiers()));
    put(tenant, "metrics", "applications", ApplicationRules.text(project.applications(), tenant));
    for (String name : StaticRules.LOGS) {
      put(tenant, "logs", name, StaticRules.read("logs", name));
    }
    put(tenant, "logs", "error-bursts", ErrorBurstRules.text(project, tenant));
  }

  private void put(String tenant, String type, String name, String text) {
    Links from = Links.PLACEHOLDERS;
    Links to = project.links();
    files.put(
        tenant + "/" + type + "/" + name + ".yaml",
        text.replace(from.grafana() + "/", to.grafana() + "/")
            .replace(from.runbooks() + "/", to.runbooks() + "/"));
  }
}
