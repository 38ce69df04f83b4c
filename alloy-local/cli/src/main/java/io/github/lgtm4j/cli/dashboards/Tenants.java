/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import io.github.lgtm4j.cli.project.Deployment;
import io.github.lgtm4j.cli.project.Project;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whose data Grafana shows.
 *
 * @param all every tenant, in the order of their names
 * @param stack the tenant of the stack's own telemetry, one of them
 */
record Tenants(List<String> all, String stack) {
  static final Tenants DEFAULT =
      new Tenants(List.of("dev", "platform", "prod", "staging"), "platform");

  static Tenants of(Project project) {
    TreeSet<String> names =
        project.applications().stream()
            .flatMap(application -> application.deployments().stream().map(Deployment::tenant))
            .collect(Collectors.toCollection(TreeSet::new));
    names.add(project.stackTenant());
    return new Tenants(List.copyOf(names), project.stackTenant());
  }

  /** The tenant that a dashboard shows first: prod, else the first that is not the stack's. */
  String first() {
    if (all.contains("prod")) {
      return "prod";
    }
    return all.stream().filter(tenant -> !tenant.equals(stack)).findFirst().orElse(stack);
  }
}
