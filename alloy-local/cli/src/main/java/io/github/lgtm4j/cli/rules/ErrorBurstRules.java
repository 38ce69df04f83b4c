/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.rules;

import static io.github.lgtm4j.cli.rules.RuleText.quoted;

import io.github.lgtm4j.cli.project.Application;
import io.github.lgtm4j.cli.project.Deployment;
import io.github.lgtm4j.cli.project.Project;
import io.github.lgtm4j.cli.project.Threshold;
import io.github.lgtm4j.cli.project.Tiers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Bursts of error lines. Loki's ruler cannot ask Prometheus for a threshold, so the numbers stand
 * in the expression: those of applications first, then those of tiers for all others.
 */
final class ErrorBurstRules {
  private static final String IDENTITY =
      "tenant, environment, cluster, namespace, application, team, tier";

  private ErrorBurstRules() {}

  static String text(Project project, String tenant) {
    return new RuleText()
        .comment(
            "Bursts of error lines, for Loki's ruler.",
            "Rendered by lgtm4j rules render: change log-errors in lgtm4j.yaml, not here.")
        .groups()
        .group("lgtm4j-error-bursts", "1m")
        .lines("      - alert: LogErrorBurst\n        expr: |\n")
        .lines(expression(project, tenant).indent(10))
        .lines(
            """
                    for: 5m
                    labels: {severity: warning, category: logs}
                    annotations:
                      summary: "{{ $labels.application }} in {{ $labels.environment }}: {{ $value | humanize }} error lines a second"
                      description: "More lines with level error than the log-errors of its tier, or its own, allows, for five minutes."
                      runbook_url: https://runbooks.example.com/log-error-burst
                      dashboard_url: https://grafana.example.com/d/lgtm4j-logs?var-tenant={{ $labels.tenant | urlquery }}&var-environment={{ $labels.environment | urlquery }}&var-cluster={{ $labels.cluster | urlquery }}&var-application={{ $labels.application | urlquery }}
            """)
        .toString();
  }

  private static String expression(Project project, String tenant) {
    List<String> own = new ArrayList<>();
    List<String> ownRates = new ArrayList<>();
    for (Application application : project.applications()) {
      for (Deployment deployment : application.deployments()) {
        BigDecimal limit = deployment.thresholds().get(Threshold.LOG_ERRORS);
        if (limit != null && deployment.tenant().equals(tenant)) {
          String rate = rate(application.name(), deployment.environment());
          own.add("(" + rate + " > " + ThresholdRules.number(limit) + ")");
          ownRates.add(rate);
        }
      }
    }
    List<String> choices = new ArrayList<>(own);
    for (String tier : Tiers.NAMES) {
      project
          .tiers()
          .get(tier, Threshold.LOG_ERRORS)
          .ifPresent(limit -> choices.add(ofTier(tier, limit, ownRates)));
    }
    return String.join("\nor ", choices);
  }

  /** Who has a limit of its own is not held to its tier's. */
  private static String ofTier(String tier, BigDecimal limit, List<String> except) {
    String matcher = tier.equals(Tiers.DEFAULT) ? "=~\"" + tier + "|\"" : "=" + quoted(tier);
    String rate = sum("application=~\".+\", level=\"error\", tier" + matcher);
    StringBuilder choice = new StringBuilder("(" + rate + " > " + ThresholdRules.number(limit));
    except.forEach(other -> choice.append("\n  unless ").append(other));
    return choice.append(')').toString();
  }

  private static String rate(String application, String environment) {
    return sum(
        "application="
            + quoted(application)
            + ", environment="
            + quoted(environment)
            + ", level=\"error\"");
  }

  private static String sum(String selector) {
    return "sum by (" + IDENTITY + ") (rate({" + selector + "}[5m]))";
  }
}
