/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.IdentityResolver;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.contract.identity.Resolution;
import io.github.lgtm4j.contract.identity.SettingReader;
import io.github.lgtm4j.contract.identity.UnknownSettings;
import io.github.lgtm4j.contract.identity.Validation;
import io.github.lgtm4j.contract.identity.Value;
import io.github.lgtm4j.sdk.config.Place;
import io.github.lgtm4j.sdk.config.SignalSettings;
import io.github.lgtm4j.sdk.export.Certificates;
import io.github.lgtm4j.sdk.export.EndpointCheck;
import io.github.lgtm4j.sdk.scrape.Credentials;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The settings of this application, read once from Spring's environment, which has all the others:
 * system properties, variables, files. Immutable.
 *
 * @since 0.1.0
 */
public final class LgtmConfiguration {
  private final Resolution resolution;
  private final SignalSettings signals;
  private final Certificates certificates;
  private final Credentials scrapers;
  private final boolean micrometersOwnNames;
  private final Map<Setting, Value> values;
  private final List<Problem> problems;

  private LgtmConfiguration(Environment environment) {
    IdentityResolver resolver =
        new IdentityResolver()
            .configuration(environment::getProperty)
            .detectedApplication(environment.getProperty("spring.application.name"));
    resolution = resolver.resolve();
    SettingReader reader = resolver.settings();
    signals = SignalSettings.read(reader, resolution.identity(), sampler(environment));
    certificates = Certificates.of(environment::getProperty);
    certificates.check(reader);
    EndpointCheck.check(environment::getProperty, reader);
    scrapers = scrapers(reader);
    micrometersOwnNames =
        "micrometer".equals(reader.choice(Setting.METRICS_CONTRACT, "lgtm", "micrometer"));
    values = new EnumMap<>(Setting.class);
    values.putAll(reader.values());
    values.putAll(resolution.values());
    problems = problems(resolution, reader);
  }

  /** Reads it. */
  public static LgtmConfiguration of(Environment environment) {
    return new LgtmConfiguration(environment);
  }

  /** Whether lgtm4j does anything. */
  public static boolean isOn(Environment environment) {
    // Only false turns off: any other value is reported, and then the default holds.
    String said = environment.getProperty(Setting.ENABLED.key());
    return said == null || !said.trim().equalsIgnoreCase("false");
  }

  /** Whether traces and metrics are ours to make: the agent makes its own. */
  public static boolean isActive(Environment environment) {
    return isOn(environment) && !Place.hasAgent();
  }

  /** Who this is. */
  public Identity identity() {
    return resolution.identity();
  }

  /** How the problems are taken. */
  public Validation validation() {
    return resolution.validation();
  }

  /** The settings of traces and metrics. */
  public SignalSettings signals() {
    return signals;
  }

  /** The certificates for sending, by OpenTelemetry's own settings, which Boot does not read. */
  public Certificates certificates() {
    return certificates;
  }

  /** Who may read {@code /metrics}. */
  public Credentials scrapers() {
    return scrapers;
  }

  /** Whether Micrometer's own names and labels are kept. */
  public boolean keepsMicrometersNames() {
    return micrometersOwnNames;
  }

  /** The value in force of each setting that has one. */
  public Map<Setting, Value> values() {
    return values;
  }

  /** Everything wrong; empty when validation is off. */
  public List<Problem> problems() {
    return problems;
  }

  /** The identity as labels, for those who want it on every series. */
  public Map<String, String> constantLabels() {
    Map<String, String> labels = new LinkedHashMap<>();
    if (signals.constantLabels()) {
      for (String name :
          List.of("application", "environment", "tenant", "cluster", "team", "tier")) {
        String value = identity().attribute(name);
        if (value != null) {
          labels.put(name, value);
        }
      }
    }
    return labels;
  }

  /** What somebody asked Boot for; null when that is the default that we give it. */
  private static @Nullable String sampler(Environment environment) {
    String share = environment.getProperty(LgtmDefaults.SHARE, LgtmDefaults.ALL);
    return share.equals(LgtmDefaults.ALL) ? null : LgtmDefaults.SHARE + "=" + share;
  }

  private static Credentials scrapers(SettingReader reader) {
    String username = reader.text(Setting.METRICS_USERNAME);
    var password =
        SignalSettings.secret(reader, Setting.METRICS_PASSWORD, Setting.METRICS_PASSWORD_FILE);
    if (password != null && username == null) {
      reader.wrong(Setting.METRICS_USERNAME, "a name, with the password", "Give it a name.");
    }
    return new Credentials(
        username,
        password,
        SignalSettings.secret(reader, Setting.METRICS_TOKEN, Setting.METRICS_TOKEN_FILE));
  }

  private static List<Problem> problems(Resolution resolution, SettingReader reader) {
    if (resolution.validation() == Validation.OFF || !resolution.enabled()) {
      return List.of();
    }
    List<Problem> problems = new ArrayList<>(resolution.problems());
    problems.addAll(reader.problems());
    problems.addAll(
        UnknownSettings.among(
            System.getProperties().stringPropertyNames(), System.getenv().keySet()));
    return List.copyOf(problems);
  }
}
