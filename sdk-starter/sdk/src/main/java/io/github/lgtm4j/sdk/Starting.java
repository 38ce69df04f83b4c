/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.IdentityResolver;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.contract.identity.Resolution;
import io.github.lgtm4j.contract.identity.SettingReader;
import io.github.lgtm4j.contract.identity.UnknownSettings;
import io.github.lgtm4j.contract.identity.Validation;
import io.github.lgtm4j.sdk.config.NodesAlloy;
import io.github.lgtm4j.sdk.config.Place;
import io.github.lgtm4j.sdk.config.SignalSettings;
import io.github.lgtm4j.sdk.export.SpanTelemetry;
import io.github.lgtm4j.sdk.logs.JsonLogging;
import io.github.lgtm4j.sdk.logs.LineSettings;
import io.github.lgtm4j.sdk.logs.TraceIds;
import io.github.lgtm4j.sdk.logs.Voice;
import io.github.lgtm4j.sdk.push.LastValues;
import io.github.lgtm4j.sdk.scrape.Credentials;
import io.github.lgtm4j.sdk.scrape.ListenOn;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One start: reads everything first, so that all problems are said at once, then builds. */
final class Starting {
  private static final int HIGHEST_PORT = 65535;

  private final LgtmBuilder wishes;
  private final Parts parts = new Parts();

  private Starting(LgtmBuilder wishes) {
    this.wishes = wishes;
  }

  static Lgtm start(LgtmBuilder wishes) {
    return new Starting(wishes).start();
  }

  private Lgtm start() {
    IdentityResolver resolver = new IdentityResolver().configuration(wishes.configuration);
    wishes.settings.forEach(resolver::set);
    Resolution resolution = resolver.resolve();
    parts.identity = resolution.identity();
    if (!resolution.enabled()) {
      parts.findings.add("off: lgtm.enabled is false");
      return new Lgtm(parts, wishes);
    }
    if (Place.hasAgent()) {
      parts.standDown();
      Lgtm lgtm = new Lgtm(parts, wishes);
      new Voice(Lgtm.class).info(lgtm.toString());
      return lgtm;
    }
    SettingReader reader = resolver.settings();
    SignalSettings settings = SignalSettings.read(reader, parts.identity, sampler());
    ListenOn listenOn = listenOn(reader);
    Credentials credentials = credentials(reader);
    LineSettings lines = lines(reader, parts.identity);
    SpanTelemetry telemetry = SpanTelemetry.of(settings);
    NodesAlloy.reachWithoutProxy(System.getenv("HOST_IP"));
    Tracing tracing = tracing(reader, settings, telemetry);
    check(resolution, reader, tracing);
    build(settings, listenOn, credentials, lines, telemetry, tracing);
    Lgtm lgtm = new Lgtm(parts, wishes);
    say(lgtm);
    return lgtm;
  }

  /** Null when one of OpenTelemetry's own settings is wrong: then there are no traces. */
  private @Nullable Tracing tracing(
      SettingReader reader, SignalSettings settings, SpanTelemetry telemetry) {
    try {
      Tracing tracing = new Tracing(wishes, settings, parts.identity, telemetry);
      tracing.check(reader);
      return tracing;
    } catch (ConfigurationException e) {
      reader.wrong(
          "otel.*",
          "OpenTelemetry's own settings",
          "settings that OpenTelemetry takes",
          String.valueOf(e.getMessage()),
          "no trace is sent",
          "Correct the OTEL_* variable or -Dotel.* property that it names.");
      return null;
    }
  }

  private void check(Resolution resolution, SettingReader reader, @Nullable Tracing tracing) {
    if (resolution.validation() == Validation.OFF) {
      return;
    }
    List<Problem> problems = new ArrayList<>(resolution.problems());
    problems.addAll(reader.problems());
    problems.addAll(
        UnknownSettings.among(
            System.getProperties().stringPropertyNames(), System.getenv().keySet()));
    if (resolution.validation() == Validation.STRICT && !problems.isEmpty()) {
      if (tracing != null) {
        tracing.sdk().close();
      }
      throw new LgtmConfigurationException(problems);
    }
    parts.problems = List.copyOf(problems);
  }

  private void build(
      SignalSettings settings,
      ListenOn listenOn,
      Credentials credentials,
      LineSettings lines,
      SpanTelemetry telemetry,
      @Nullable Tracing tracing) {
    if (wishes.logging) {
      parts.logging = JsonLogging.configure(lines, Place.hasTerminal());
      parts.findings.addAll(parts.logging.findings());
      parts.traceIds = TraceIds.inMdc();
      if (parts.traceIds != null && !parts.traceIds.works()) {
        parts.findings.add(
            "no trace ids on lines: OpenTelemetry's context was used before Lgtm.start(), which"
                + " has to come first");
      }
    }
    if (tracing != null) {
      parts.openTelemetry = tracing.sdk();
      parts.sdk = tracing.sdk();
      parts.findings.add("traces go to " + tracing.endpoint());
    }
    Map<String, String> resource =
        tracing == null ? parts.identity.resourceAttributes() : tracing.resource();
    parts.metrics =
        new Measuring(settings, parts.identity, resource, telemetry, parts.problems.size());
    parts.metrics.begin(wishes);
    parts.meters = parts.metrics.registry();
    parts.instruments = true;
    if (settings.pushOnExit() && tracing != null && tracing.push() != null) {
      LastValues push = tracing.push();
      Measuring metrics = parts.metrics;
      parts.lastWords = timeout -> metrics.push(push, resource, timeout);
    }
    if (wishes.metricsServer) {
      parts.metrics.serve(listenOn, credentials);
      parts.findings.add("metrics are at " + parts.metrics.address());
    }
  }

  private void say(Lgtm lgtm) {
    Voice voice = new Voice(Lgtm.class);
    if (!parts.problems.isEmpty()) {
      voice.warn(Problem.report(parts.problems));
    }
    voice.info(lgtm.toString());
  }

  /** The sampler that was asked for in OpenTelemetry's own way; null for none. */
  private @Nullable String sampler() {
    String inCode = wishes.openTelemetryProperties.get(Tracing.SAMPLER);
    String property = System.getProperty(Tracing.SAMPLER);
    return inCode != null
        ? inCode
        : property != null ? property : System.getenv("OTEL_TRACES_SAMPLER");
  }

  private static ListenOn listenOn(SettingReader reader) {
    boolean container = Place.isContainer();
    String host = reader.text(Setting.METRICS_HOST);
    String whenTaken = reader.choice(Setting.METRICS_PORT_TAKEN, "wait", "next");
    return new ListenOn(
        host != null ? host : container ? "0.0.0.0" : "localhost",
        reader.number(Setting.METRICS_PORT, 0, HIGHEST_PORT),
        // A scraper in a cluster knows one port, so a moved one is never scraped.
        whenTaken == null ? container : whenTaken.equals("wait"));
  }

  private static Credentials credentials(SettingReader reader) {
    String username = reader.text(Setting.METRICS_USERNAME);
    var password =
        SignalSettings.secret(reader, Setting.METRICS_PASSWORD, Setting.METRICS_PASSWORD_FILE);
    if (password != null && username == null) {
      reader.wrong(Setting.METRICS_USERNAME, "a name, with the password", "Give it a name.");
    }
    var token = SignalSettings.secret(reader, Setting.METRICS_TOKEN, Setting.METRICS_TOKEN_FILE);
    return new Credentials(username, password, token);
  }

  private static LineSettings lines(SettingReader reader, Identity identity) {
    return new LineSettings(
        identity.application(),
        identity.attribute(ResourceAttributes.ENVIRONMENT),
        identity.tenant(),
        String.join(",", SignalSettings.maskKeys(reader)),
        SignalSettings.maskPatterns(reader));
  }
}
