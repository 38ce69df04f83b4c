/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.rules;

import io.github.lgtm4j.cli.project.Application;
import io.github.lgtm4j.cli.project.Deployment;
import io.github.lgtm4j.cli.project.Threshold;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A group for each application of a tenant: that it is expected, and what it is held to. */
final class ApplicationRules {
  private ApplicationRules() {}

  static String text(List<Application> applications, String tenant) {
    RuleText text =
        new RuleText()
            .comment(
                "The applications of lgtm4j.yaml: that they are expected, and their own thresholds.",
                "Rendered by lgtm4j rules render: change lgtm4j.yaml, not here.")
            .groups();
    for (Application application : applications) {
      for (Deployment deployment : application.deployments()) {
        if (deployment.tenant().equals(tenant)) {
          group(text, application, deployment);
        }
      }
    }
    return text.toString();
  }

  private static void group(RuleText text, Application application, Deployment deployment) {
    text.group(application.name() + "/" + deployment.environment(), "30s");
    if (deployment.clusters().isEmpty()) {
      text.record("application:expected", identity(application, deployment, null), "vector(1)");
    }
    for (String cluster : deployment.clusters()) {
      text.record("application:expected", identity(application, deployment, cluster), "vector(1)");
    }
    deployment
        .thresholds()
        .forEach(
            (threshold, amount) -> {
              if (threshold != Threshold.LOG_ERRORS) {
                override(text, application, deployment, threshold, amount);
              }
            });
  }

  private static void override(
      RuleText text,
      Application application,
      Deployment deployment,
      Threshold threshold,
      BigDecimal amount) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("environment", deployment.environment());
    labels.put("application", application.name());
    labels.put("threshold", threshold.seriesName());
    if (threshold.kind() == Threshold.Kind.BUCKET) {
      labels.put("le", ThresholdRules.number(amount));
    }
    text.record("application:override", labels, "vector(" + ThresholdRules.number(amount) + ")");
  }

  private static Map<String, String> identity(
      Application application, Deployment deployment, @Nullable String cluster) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("tenant", deployment.tenant());
    labels.put("environment", deployment.environment());
    put(labels, "cluster", cluster);
    put(labels, "namespace", deployment.namespace());
    labels.put("application", application.name());
    put(labels, "team", application.team());
    labels.put("tier", application.tier());
    return labels;
  }

  private static void put(Map<String, String> labels, String label, @Nullable String value) {
    if (value != null) {
      labels.put(label, value);
    }
  }
}
