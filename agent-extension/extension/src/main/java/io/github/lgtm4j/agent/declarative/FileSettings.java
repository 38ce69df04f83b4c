/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.declarative;

import io.github.lgtm4j.agent.config.AgentDefaults;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of lgtm4j in the agent's configuration file: {@code distribution: lgtm4j:} with the
 * names of the properties, nested where those have a dot and with an underscore for a hyphen.
 * System properties and variables win over them.
 */
final class FileSettings {
  private final Map<String, String> ours = new LinkedHashMap<>();
  private final Map<String, String> others = new HashMap<>();

  static FileSettings of(Tree file) {
    FileSettings settings = new FileSettings();
    settings.flatten("lgtm", file.look("distribution", "lgtm4j").nodes());
    for (Tree reader : file.look("meter_provider").trees("readers")) {
      settings.prometheus(reader.look("pull", "exporter", "prometheus/development"));
    }
    return settings;
  }

  /** As {@code lgtm.*}. */
  Map<String, String> ours() {
    return ours;
  }

  /** The same as in the other mode: system properties, variables, this file, our defaults. */
  ConfigProperties asProperties() {
    Map<String, String> said = new HashMap<>(others);
    said.putAll(ours);
    return AgentDefaults.under(said);
  }

  /** Where the file sends spans, for a person to read; null when it leaves that to us. */
  static @Nullable String spansTo(Tree file) {
    for (Tree processor : file.look("tracer_provider").trees("processors")) {
      for (Object exporter : processor.look("batch", "exporter").nodes().values()) {
        if (exporter instanceof Map && new Tree(exporter).get("endpoint") != null) {
          return String.valueOf(new Tree(exporter).get("endpoint"));
        }
      }
    }
    return null;
  }

  /** The sampler that the file names; null when it leaves that to us. */
  static @Nullable String sampler(Tree file) {
    Map<String, Object> sampler = file.look("tracer_provider", "sampler").nodes();
    return sampler.isEmpty() ? null : sampler.keySet().iterator().next();
  }

  /** Who listed the agent's own endpoint gets ours there. */
  private void prometheus(Tree exporter) {
    putOther("otel.exporter.prometheus.host", exporter.get("host"));
    putOther("otel.exporter.prometheus.port", exporter.get("port"));
  }

  private void putOther(String key, @Nullable Object value) {
    if (value != null) {
      others.put(key, String.valueOf(value));
    }
  }

  private void flatten(String prefix, Map<String, Object> nodes) {
    nodes.forEach(
        (name, value) -> {
          String key = prefix + "." + name.toLowerCase(Locale.ROOT).replace('_', '-');
          if (value instanceof Map) {
            flatten(key, new Tree(value).nodes());
          } else if (value != null) {
            ours.put(key, text(value));
          }
        });
  }

  private static String text(Object value) {
    return value instanceof List
        ? ((List<?>) value).stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(value);
  }
}
