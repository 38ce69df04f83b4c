/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.HashMap;
import java.util.Map;

/**
 * The certificate files of OpenTelemetry's own settings. The SDK reads them once, and an exporter
 * that has been given some takes no others: so they are kept from it, under other names.
 */
public final class Certificates {
  /** What stands for {@code tls} at an exporter in the agent's configuration file. */
  public static final String IN_FILE = "lgtm4j_tls";

  static final String OTLP = "otel.exporter.otlp.";

  /** What stands for {@link #OTLP} in the names of these settings. */
  static final String PREFIX = "lgtm4j.exporter.otlp.";

  private static final String[] SIGNALS = {"", "traces.", "metrics.", "logs."};
  private static final String[] FILES = {"certificate", "client.key", "client.certificate"};

  private Certificates() {}

  /** What to change in the settings; null takes one away. */
  public static Map<String, String> keep(ConfigProperties config) {
    Map<String, String> changes = new HashMap<>();
    for (String signal : SIGNALS) {
      for (String file : FILES) {
        String said = config.getString(OTLP + signal + file);
        if (said != null) {
          changes.put(PREFIX + signal + file, said);
          takeAway(changes, OTLP + signal + file);
        }
      }
    }
    return changes;
  }

  @SuppressWarnings("NullAway") // The SDK looks settings up in a map, in which null is missing.
  private static void takeAway(Map<String, String> changes, String key) {
    changes.put(key, null);
  }
}
