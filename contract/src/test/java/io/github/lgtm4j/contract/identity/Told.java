/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import io.github.lgtm4j.contract.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process of its own making: nothing of the machine that runs the test is in it. */
final class Told {
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> configuration = new HashMap<>();
  private final IdentityResolver resolver =
      new IdentityResolver()
          .systemProperties(properties::get)
          .environmentVariables(variables::get)
          .configuration(configuration::get)
          .root(Path.of("there", "is", "no", "such", "folder"));

  Told api(Setting setting, String value) {
    resolver.set(setting, value);
    return this;
  }

  Told property(String key, String value) {
    properties.put(key, value);
    return this;
  }

  Told variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Told configuration(String key, String value) {
    configuration.put(key, value);
    return this;
  }

  Told attributes(String attributes) {
    return variable("OTEL_RESOURCE_ATTRIBUTES", attributes);
  }

  Told framework(String name) {
    resolver.detectedApplication(name);
    return this;
  }

  Told root(Path root) {
    resolver.root(root);
    return this;
  }

  Resolution resolve() {
    return resolver.resolve();
  }

  Identity identity() {
    return resolve().identity();
  }

  List<Problem> problems() {
    return resolve().problems();
  }
}
