/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.startup;

import io.github.lgtm4j.agent.config.Said;
import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.log.Masking;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is set, and where; for who looks for a setting that does not do what it should.
 */
final class EffectiveSettings {
  private static final Masking SECRETS =
      new Masking(Arrays.asList(Masking.DEFAULT_KEYS.split(",")), Collections.emptyList());

  private EffectiveSettings() {}

  static String text(ConfigProperties config) {
    StringBuilder text = new StringBuilder("lgtm4j: the effective configuration\n");
    for (Setting setting : Setting.values()) {
      String said = Said.text(setting.key(), config);
      if (said != null) {
        line(text, setting.key(), said, Said.where(setting.key()));
      } else if (setting.defaultValue() != null) {
        line(text, setting.key(), setting.defaultValue(), "default");
      }
    }
    openTelemetry().forEach((key, place) -> line(text, key, config.getString(key, "-"), place));
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value, String place) {
    String shown = isSecret(key) ? Masking.MASK : value.replaceFirst("//[^/@]*@", "//***@");
    text.append(String.format(Locale.ROOT, "  %-40s %s, from %s%n", key, shown, place));
  }

  /** Headers carry credentials more often than not. */
  private static boolean isSecret(String key) {
    return SECRETS.hides(key) || key.endsWith(".headers");
  }

  private static Map<String, String> openTelemetry() {
    Map<String, String> places = new TreeMap<>();
    for (String variable : System.getenv().keySet()) {
      if (variable.startsWith("OTEL_")) {
        places.put(variable.toLowerCase(Locale.ROOT).replace('_', '.'), variable);
      }
    }
    for (String property : System.getProperties().stringPropertyNames()) {
      if (property.startsWith("otel.")) {
        places.put(property, "-D" + property);
      }
    }
    return places;
  }
}
