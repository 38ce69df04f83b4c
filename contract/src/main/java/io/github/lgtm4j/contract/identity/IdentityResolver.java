/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import io.github.lgtm4j.contract.Setting;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who this process is, and what is wrong with how it was told. Agent, SDK, starter and
 * command line all ask here, so that they agree.
 *
 * <p>Highest precedence first: values given in code, system properties {@code lgtm.*}, variables
 * {@code LGTM_*}, the application's configuration, OpenTelemetry's own settings, what is detected.
 * A value that breaks its rule is a problem and is left out; its default holds where it has one,
 * and no lower source is asked, because data under a wrong name is worse than data under none. Not
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class IdentityResolver {
  static final String UNKNOWN_APPLICATION = "unknown_service:java";

  private final Map<Setting, String> given = new EnumMap<>(Setting.class);
  private Function<String, @Nullable String> systemProperties = IdentityResolver::systemProperty;
  private Function<String, @Nullable String> variables = IdentityResolver::environmentVariable;
  private Function<String, @Nullable String> configuration = key -> null;
  private Map<String, String> fileAttributes = Collections.emptyMap();
  private Supplier<@Nullable String> detectedApplication = () -> null;
  private Path root = Paths.get("/");

  /** A resolver that reads this process. */
  public IdentityResolver() {}

  /** A value given in code: it wins over every other. */
  public IdentityResolver set(Setting setting, String value) {
    given.put(Objects.requireNonNull(setting, "setting"), Objects.requireNonNull(value, "value"));
    return this;
  }

  /** Where system properties are read; default {@link System#getProperty(String)}. */
  public IdentityResolver systemProperties(Function<String, @Nullable String> properties) {
    this.systemProperties = Objects.requireNonNull(properties, "properties");
    return this;
  }

  /** Where environment variables are read; default {@link System#getenv(String)}. */
  public IdentityResolver environmentVariables(Function<String, @Nullable String> variables) {
    this.variables = Objects.requireNonNull(variables, "variables");
    return this;
  }

  /** The application's own configuration, asked by {@link Setting#key()}; default none. */
  public IdentityResolver configuration(Function<String, @Nullable String> configuration) {
    this.configuration = Objects.requireNonNull(configuration, "configuration");
    return this;
  }

  /**
   * Resource attributes that OpenTelemetry's configuration file gives; those of {@code
   * OTEL_RESOURCE_ATTRIBUTES} go over them. Default none.
   */
  public IdentityResolver fileAttributes(Map<String, String> attributes) {
    this.fileAttributes = new LinkedHashMap<>(attributes);
    return this;
  }

  /** The name that a framework has for the application; used when nobody gave one. */
  public IdentityResolver detectedApplication(@Nullable String name) {
    return detectApplication(() -> name);
  }

  /** The same for a name that takes time to find: it is asked for only when nobody gave one. */
  public IdentityResolver detectApplication(Supplier<@Nullable String> name) {
    this.detectedApplication = Objects.requireNonNull(name, "name");
    return this;
  }

  /** The file system that the container's and the pod's files are read from; default {@code /}. */
  public IdentityResolver root(Path root) {
    this.root = Objects.requireNonNull(root, "root");
    return this;
  }

  /** Reads everything once. Never throws for what it reads. */
  public Resolution resolve() {
    List<Problem> problems = new ArrayList<>();
    SettingSources sources =
        new SettingSources(given, systemProperties, variables, configuration, problems);
    Map<String, Value> surroundings = new Surroundings(root, variables).detect();
    return new Resolving(sources, fileAttributes, surroundings, detectedApplication, problems)
        .resolve();
  }

  /** Reads the settings that are not about identity, from the same places. */
  public SettingReader settings() {
    List<Problem> problems = new ArrayList<>();
    return new SettingReader(
        new SettingSources(given, systemProperties, variables, configuration, problems), problems);
  }

  private static @Nullable String systemProperty(String key) {
    try {
      return System.getProperty(key);
    } catch (SecurityException e) {
      return null;
    }
  }

  private static @Nullable String environmentVariable(String name) {
    try {
      return System.getenv(name);
    } catch (SecurityException e) {
      return null;
    }
  }
}
