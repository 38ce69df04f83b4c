/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

import io.github.lgtm4j.cli.project.Application;
import io.github.lgtm4j.cli.project.Deployment;
import java.util.LinkedHashMap;
import java.util.Map;

/** An application as agents are told of it: by annotations of its pods, or in a list of targets. */
final class Described {
  private Described() {}

  /** The annotations of its pods, and the labels of its containers. */
  static Map<String, String> annotations(Application application, Deployment deployment) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("lgtm.io/application", application.name());
    annotations.put("lgtm.io/environment", deployment.environment());
    annotations.put("lgtm.io/tenant", deployment.tenant());
    if (application.team() != null) {
      annotations.put("lgtm.io/team", application.team());
    }
    annotations.put("lgtm.io/tier", application.tier());
    annotations.put("prometheus.io/scrape", "true");
    annotations.put("prometheus.io/port", deployment.endpoints().metricsPort());
    annotations.put("prometheus.io/path", deployment.endpoints().metricsPath());
    annotations.put("loki.io/scrape", "true");
    return annotations;
  }

  /** A file of file discovery: where it is, and who. */
  static String listing(
      String address, Application application, Deployment deployment, String path) {
    String metricsPath =
        path.isEmpty() && !deployment.endpoints().metricsPath().equals("/metrics")
            ? "__metrics_path__: " + quoted(deployment.endpoints().metricsPath()) + ", "
            : "";
    String team = application.team() == null ? "" : ", team: " + quoted(application.team());
    return "# "
        + ClusterFiles.FROM
        + "\n- targets: ["
        + quoted(address)
        + "]\n  labels: {"
        + path
        + metricsPath
        + "application: "
        + quoted(application.name())
        + ", environment: "
        + deployment.environment()
        + ", tenant: "
        + quoted(deployment.tenant())
        + team
        + ", tier: "
        + application.tier()
        + "}\n";
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }
}
