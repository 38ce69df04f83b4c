/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import io.github.lgtm4j.contract.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The places a setting is read from, in their order. A blank value is a problem and not set. */
final class SettingSources {
  private static final String CONFIGURATION = "the application's configuration";

  private final Map<Setting, String> given;
  private final Function<String, @Nullable String> systemProperties;
  private final Function<String, @Nullable String> variables;
  private final Function<String, @Nullable String> configuration;
  private final List<Problem> problems;

  SettingSources(
      Map<Setting, String> given,
      Function<String, @Nullable String> systemProperties,
      Function<String, @Nullable String> variables,
      Function<String, @Nullable String> configuration,
      List<Problem> problems) {
    this.given = given;
    this.systemProperties = systemProperties;
    this.variables = variables;
    this.configuration = configuration;
    this.problems = problems;
  }

  /** Everything said for a setting, highest precedence first. */
  List<Value> of(Setting setting) {
    return of(setting.key(), given.get(setting));
  }

  /** Everything said for a key that is no setting, such as one signal's form of one. */
  List<Value> of(String key) {
    return of(key, null);
  }

  private List<Value> of(String key, @Nullable String inCode) {
    String variable = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    List<Value> values = new ArrayList<>();
    add(values, key, inCode, Origin.API, "the code");
    add(values, key, systemProperties.apply(key), Origin.SYSTEM_PROPERTY, "-D" + key);
    addVariable(values, variable, Origin.ENVIRONMENT_VARIABLE);
    add(values, key, configured(key), Origin.CONFIGURATION, CONFIGURATION);
    return values;
  }

  /** A configuration can fail at reading one key, such as a placeholder that leads to itself. */
  private @Nullable String configured(String key) {
    try {
      return configuration.apply(key);
    } catch (RuntimeException e) {
      String got = Quote.of(String.valueOf(e.getMessage()));
      String action = "Correct it there.";
      problems.add(
          new Problem(
              key, CONFIGURATION, "a value that can be read", got, "it counts as not set", action));
      return null;
    }
  }

  /** What OpenTelemetry's own setting of that property name says; null when nothing. */
  @Nullable Value openTelemetry(String key, Origin origin) {
    List<Value> values = new ArrayList<>();
    add(values, key, systemProperties.apply(key), origin, "-D" + key);
    addVariable(values, key.toUpperCase(Locale.ROOT).replace('.', '_'), origin);
    return values.isEmpty() ? null : values.get(0);
  }

  /** The name that Spring Boot would take; blank when there is none. */
  Value springApplicationName() {
    String property = systemProperties.apply("spring.application.name");
    String name = property == null ? variables.apply("SPRING_APPLICATION_NAME") : property;
    return new Value(name == null ? "" : name.trim(), Origin.DETECTED, "spring.application.name");
  }

  @Nullable String systemProperty(String key) {
    return systemProperties.apply(key);
  }

  private void add(
      List<Value> values, String key, @Nullable String text, Origin origin, String place) {
    if (text == null) {
      return;
    }
    if (text.trim().isEmpty()) {
      String action = "Give it a value or remove it.";
      problems.add(
          new Problem(key, place, "a value", Quote.of(text), "it counts as not set", action));
    } else {
      values.add(new Value(text.trim(), origin, place));
    }
  }

  /** A blank variable is not set: that is what a pod's fieldRef to a missing annotation gives. */
  private void addVariable(List<Value> values, String name, Origin origin) {
    String text = variables.apply(name);
    if (text != null && !text.trim().isEmpty()) {
      values.add(new Value(text.trim(), origin, name));
    }
  }
}
