/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.endpoint;

import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.contract.identity.SettingReader;
import io.github.lgtm4j.contract.identity.Value;
import io.github.lgtm4j.sdk.config.BuildInfo;
import io.github.lgtm4j.sdk.config.NodesAlloy;
import io.github.lgtm4j.sdk.config.Place;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Shows the configuration in force: each setting with its value and where that came from, who the
 * application is, and what is wrong. No secret is in it.
 *
 * @since 0.1.0
 */
@Endpoint(id = "lgtm")
public final class LgtmEndpoint {
  private static final String HIDDEN = "***";
  private static final String ATTACHED = "configurationProperties";

  private final LgtmConfiguration configuration;
  private final ConfigurableEnvironment environment;

  LgtmEndpoint(LgtmConfiguration configuration, ConfigurableEnvironment environment) {
    this.configuration = configuration;
    this.environment = environment;
  }

  /** Everything. */
  @ReadOperation
  public Map<String, Object> configuration() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("version", BuildInfo.version());
    shown.put("enabled", LgtmConfiguration.isOn(environment));
    shown.put("agent", Place.hasAgent());
    shown.put("validation", configuration.validation().name().toLowerCase(java.util.Locale.ROOT));
    shown.put("identity", configuration.identity().resourceAttributes());
    shown.put("settings", settings());
    shown.put("spring", defaults());
    shown.put("problems", problems());
    return shown;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (Map.Entry<Setting, Value> entry : configuration.values().entrySet()) {
      Setting setting = entry.getKey();
      Value value = entry.getValue();
      Map<String, String> shown = new LinkedHashMap<>();
      shown.put("value", SettingReader.isSecret(setting) ? HIDDEN : value.text());
      shown.put("origin", origin(setting, value));
      settings.put(setting.key(), shown);
    }
    return settings;
  }

  /** Spring knows the line in the file, where the value came from one. */
  private String origin(Setting setting, Value value) {
    if (value.origin() != io.github.lgtm4j.contract.identity.Origin.CONFIGURATION) {
      return value.place();
    }
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (!source.getName().equals(ATTACHED) && source.containsProperty(setting.key())) {
        @Nullable Origin origin = OriginLookup.getOrigin(source, setting.key());
        return origin == null ? source.getName() : origin.toString();
      }
    }
    return value.place();
  }

  /** What Spring Boot is told because nobody else said anything. */
  private Map<String, Object> defaults() {
    Map<String, Object> defaults = new LinkedHashMap<>();
    PropertySource<?> ours = environment.getPropertySources().get("lgtm4j");
    if (ours != null && ours.getSource() instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            String inForce = environment.getProperty(String.valueOf(key));
            boolean isOurs = String.valueOf(value).equals(inForce);
            if (isOurs) {
              defaults.put(String.valueOf(key), NodesAlloy.shown(String.valueOf(value)));
            }
          });
    }
    return defaults;
  }

  private List<Map<String, String>> problems() {
    List<Map<String, String>> problems = new ArrayList<>();
    for (Problem problem : configuration.problems()) {
      Map<String, String> shown = new LinkedHashMap<>();
      shown.put("key", problem.key());
      shown.put("origin", problem.origin());
      shown.put("expected", problem.expected());
      shown.put("got", problem.got());
      shown.put("meanwhile", problem.meanwhile());
      shown.put("action", problem.action());
      problems.add(shown);
    }
    return problems;
  }
}
