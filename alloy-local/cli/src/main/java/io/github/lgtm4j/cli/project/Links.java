/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

/**
 * Where an alert leads.
 *
 * @param grafana Grafana's address, without a slash at its end
 * @param runbooks where the runbook pages are, without a slash at its end
 */
public record Links(String grafana, String runbooks) {
  /** What stands in the rule files as they are delivered. */
  public static final Links PLACEHOLDERS =
      new Links("https://grafana.example.com", "https://runbooks.example.com");
}
