/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import io.github.lgtm4j.cli.project.Application;
import io.github.lgtm4j.cli.project.Project;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may do what in which folder, for {@code platform/grafana/teams.sh}. */
final class Teams {
  private Teams() {}

  static SortedSet<String> of(Project project) {
    return project.applications().stream()
        .map(Application::team)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String text(SortedSet<String> teams, Tenants tenants) {
    StringBuilder text =
        new StringBuilder(
            """
            # Team, folder, and view, edit or admin; a star is everybody who is a Viewer.
            # Rendered by lgtm4j dashboards render of the teams in lgtm4j.yaml; teams.sh takes it to Grafana.
            * lgtm4j-applications view
            * lgtm4j-platform view
            """);
    text.append(tenants.stack()).append(" lgtm4j-applications admin\n");
    text.append(tenants.stack()).append(" lgtm4j-platform admin\n");
    teams.stream()
        .filter(team -> !team.equals(tenants.stack()))
        .forEach(team -> text.append(team).append(" lgtm4j-applications edit\n"));
    return text.toString();
  }
}
