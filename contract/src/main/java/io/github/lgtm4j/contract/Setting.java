/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A setting of lgtm4j, as {@code settings.yaml} lists it. It can be given as the system property
 * {@link #key()} or as the environment variable {@link #variable()}.
 *
 * @since 0.1.0
 */
public enum Setting {
  ENABLED("lgtm.enabled", "true"),
  VALIDATION("lgtm.validation", "warn"),
  APPLICATION("lgtm.application", null),
  ENVIRONMENT("lgtm.environment", null),
  ENVIRONMENTS("lgtm.environments", "dev,staging,prod"),
  TENANT("lgtm.tenant", null),
  CLUSTER("lgtm.cluster", null),
  TEAM("lgtm.team", null),
  TIER("lgtm.tier", "tier2"),
  OTLP_USERNAME("lgtm.otlp.username", null),
  OTLP_PASSWORD("lgtm.otlp.password", null),
  OTLP_PASSWORD_FILE("lgtm.otlp.password-file", null),
  OTLP_TOKEN("lgtm.otlp.token", null),
  OTLP_TOKEN_FILE("lgtm.otlp.token-file", null),
  TRACES_DROP_PATHS("lgtm.traces.drop-paths", "/health*,/actuator/health*,/livez,/readyz"),
  TRACES_DROP_USER_AGENTS("lgtm.traces.drop-user-agents", "kube-probe*"),
  TRACES_RATE_LIMIT("lgtm.traces.rate-limit", null),
  TRACES_SAMPLER("lgtm.traces.sampler", "all"),
  METRICS_HOST("lgtm.metrics.host", null),
  METRICS_PORT("lgtm.metrics.port", "9464"),
  METRICS_PORT_TAKEN("lgtm.metrics.port-taken", null),
  METRICS_USERNAME("lgtm.metrics.username", null),
  METRICS_PASSWORD("lgtm.metrics.password", null),
  METRICS_PASSWORD_FILE("lgtm.metrics.password-file", null),
  METRICS_TOKEN("lgtm.metrics.token", null),
  METRICS_TOKEN_FILE("lgtm.metrics.token-file", null),
  METRICS_CARDINALITY_LIMIT("lgtm.metrics.cardinality-limit", "2000"),
  METRICS_CONSTANT_LABELS("lgtm.metrics.constant-labels", "false"),
  METRICS_PUSH_ON_EXIT("lgtm.metrics.push-on-exit", "false"),
  METRICS_CONTRACT("lgtm.metrics.contract", "lgtm"),
  LOGS_REFORMAT("lgtm.logs.reformat", "auto"),
  LOGS_REFORMAT_APPENDERS("lgtm.logs.reformat-appenders", null),
  PRESET("lgtm.preset", "default"),
  SAMPLING_RATIO("lgtm.sampling.ratio", null),
  MASK_KEYS("lgtm.mask.keys", null),
  MASK_PATTERNS("lgtm.mask.patterns", null);

  private final String key;
  private final @Nullable String defaultValue;

  Setting(String key, @Nullable String defaultValue) {
    this.key = key;
    this.defaultValue = defaultValue;
  }

  /** The system property, such as {@code lgtm.environment}. */
  public String key() {
    return key;
  }

  /** The environment variable, such as {@code LGTM_ENVIRONMENT}. */
  public String variable() {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** What holds when nobody gives a value; null when that depends on other settings. */
  public @Nullable String defaultValue() {
    return defaultValue;
  }
}
