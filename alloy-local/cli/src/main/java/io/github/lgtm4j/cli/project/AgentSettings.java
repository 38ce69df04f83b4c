/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.util.Set;

/** The settings of the agents that a cluster may be given by name. */
final class AgentSettings {
  /** Those of docs/reference/alloy.md that no key of the file stands for; a test compares. */
  static final Set<String> NAMES =
      Set.of(
          "LGTM_ALLOY_LOG_LEVEL",
          "LGTM_ALLOY_TRACE_RATIO",
          "LGTM_APPLICATION",
          "LGTM_JOURNAL",
          "LGTM_LABEL_LIMIT",
          "LGTM_LOGS_FILES",
          "LGTM_LOGS_FROM",
          "LGTM_LOGS_MASK",
          "LGTM_LOGS_OF",
          "LGTM_LOGS_RATE_WITHOUT_TRACE",
          "LGTM_METRICS_FROM",
          "LGTM_NAMESPACE",
          "LGTM_NATIVE_HISTOGRAMS",
          "LGTM_OTLP_MEMORY",
          "LGTM_RECEIVE",
          "LGTM_SAMPLE_LIMIT",
          "LGTM_SCRAPE_INTERVAL",
          "LGTM_SCRAPE_PASSWORD_FILE",
          "LGTM_SCRAPE_TIMEOUT",
          "LGTM_SCRAPE_TOKEN_FILE",
          "LGTM_SCRAPE_USERNAME",
          "LGTM_SINK_CA_FILE",
          "LGTM_SINK_CERT_FILE",
          "LGTM_SINK_KEY_FILE",
          "LGTM_SINK_PASSWORD_FILE",
          "LGTM_SINK_TOKEN_FILE",
          "LGTM_SINK_USERNAME",
          "LGTM_TARGETS_FILES",
          "LGTM_TEAM",
          "LGTM_TIER",
          "LGTM_TRACES_RATIO_AT_SOURCE");

  private AgentSettings() {}
}
