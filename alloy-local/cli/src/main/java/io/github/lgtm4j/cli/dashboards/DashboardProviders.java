/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import java.util.Map;
import java.util.TreeMap;

/** Which folders Grafana reads dashboards from. */
final class DashboardProviders {
  /** The folders by their uid: teams get their rights on these. */
  private static final Map<String, String> FOLDERS =
      new TreeMap<>(Map.of("applications", "Applications", "platform", "Platform"));

  private DashboardProviders() {}

  static String text() {
    StringBuilder text =
        new StringBuilder(
            """
            # Dashboards, from files that are read again when they change. Nobody saves over them in Grafana: what
            # they are is platform/dashboards. Rendered by lgtm4j dashboards render.
            apiVersion: 1
            providers:
            """);
    FOLDERS.forEach(
        (uid, title) ->
            text.append(
                """
                  - name: lgtm4j-%1$s
                    type: file
                    folder: %2$s
                    folderUid: lgtm4j-%1$s
                    disableDeletion: true
                    allowUiUpdates: false
                    updateIntervalSeconds: 60
                    options:
                      path: ${LGTM_GRAFANA_DASHBOARDS}/%1$s
                """
                    .formatted(uid, title)));
    return text.toString();
  }
}
