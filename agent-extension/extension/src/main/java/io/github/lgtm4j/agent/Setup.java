/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent;

import io.github.lgtm4j.agent.config.MaskingSettings;
import io.github.lgtm4j.agent.config.Preset;
import io.github.lgtm4j.agent.config.Said;
import io.github.lgtm4j.agent.export.Certificates;
import io.github.lgtm4j.agent.export.EndpointCheck;
import io.github.lgtm4j.agent.export.OtlpExporters;
import io.github.lgtm4j.agent.logs.LogRewriting;
import io.github.lgtm4j.agent.metrics.MetricsEndpoint;
import io.github.lgtm4j.agent.metrics.SelfTelemetry;
import io.github.lgtm4j.agent.startup.Copies;
import io.github.lgtm4j.agent.startup.StartupReport;
import io.github.lgtm4j.agent.traces.CountedSpans;
import io.github.lgtm4j.agent.traces.MaskedSpans;
import io.github.lgtm4j.agent.traces.Sampling;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.contract.identity.Resolution;
import io.github.lgtm4j.log.Masking;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What we give the agent, whichever way it is configured: by properties or in a file. */
public final class Setup {
  private final ConfigProperties config;
  private final Identity identity;
  private final Masking masking;
  private final Sampling sampling;

  private Setup(ConfigProperties config, Identity identity, Masking masking, Sampling sampling) {
    this.config = config;
    this.identity = identity;
    this.masking = masking;
    this.sampling = sampling;
  }

  /**
   * Reads the settings, and says what is wrong with them and who this is.
   *
   * @param spansTo where spans go, if not where the settings say
   * @param sampler the sampler that was asked for in OpenTelemetry's own way
   * @param found what was found to be wrong before
   */
  public static Setup of(
      ConfigProperties config,
      Resolution resolution,
      @Nullable String spansTo,
      @Nullable String sampler,
      List<Problem> found) {
    Identity identity = resolution.identity();
    MaskingSettings masking = new MaskingSettings(config);
    Sampling sampling =
        new Sampling(config, MetricsEndpoint.keptRatio(config, identity.environment()), sampler);
    List<Problem> problems = new ArrayList<>(found);
    problems.addAll(problems(config, masking, sampling));
    int count =
        StartupReport.print(
            resolution, problems, destinations(config, identity, masking, spansTo), config);
    SelfTelemetry.gauge("lgtm4j_configuration_problems", "Settings that are wrong", () -> count);
    return new Setup(config, identity, masking.masking(), sampling);
  }

  /** What is wrong with the settings beside the identity. */
  static List<Problem> problems(ConfigProperties config) {
    return problems(
        config,
        new MaskingSettings(config),
        new Sampling(config, 1, Said.text("otel.traces.sampler", config)));
  }

  private static List<Problem> problems(
      ConfigProperties config, MaskingSettings masking, Sampling sampling) {
    List<Problem> problems = new ArrayList<>(Copies.problems(config));
    problems.addAll(EndpointCheck.problems(config));
    problems.addAll(Certificates.problems(config));
    problems.addAll(masking.problems());
    problems.addAll(sampling.problems());
    problems.addAll(LogRewriting.problems(config));
    problems.addAll(Preset.problems(config));
    return problems;
  }

  private static Map<String, String> destinations(
      ConfigProperties config,
      Identity identity,
      MaskingSettings masking,
      @Nullable String spansTo) {
    Map<String, String> destinations = new LinkedHashMap<>();
    destinations.put(
        "traces",
        Said.withoutUserInfo(
            spansTo == null ? config.getString("otel.exporter.otlp.endpoint", "-") : spansTo));
    destinations.put("metrics", MetricsEndpoint.address(config));
    destinations.put("logs", "stdout");
    destinations.put("reformat", LogRewriting.configure(config, identity, masking));
    if (Preset.isLean(config)) {
      destinations.put("preset", "lean");
    }
    return destinations;
  }

  public ConfigProperties config() {
    return config;
  }

  public Identity identity() {
    return identity;
  }

  public Masking masking() {
    return masking;
  }

  public Sampling sampling() {
    return sampling;
  }

  /** Spans as they leave by an exporter that was configured by properties. */
  public SpanExporter spans(SpanExporter exporter) {
    return new CountedSpans(new MaskedSpans(exporters().spans(exporter), masking));
  }

  /** Spans as they leave by an exporter that was configured in a file. */
  public SpanExporter spans(SpanExporter exporter, DeclarativeConfigProperties file) {
    return new CountedSpans(new MaskedSpans(exporters().spans(exporter, file), masking));
  }

  public OtlpExporters exporters() {
    return new OtlpExporters(config, identity);
  }

  /** In front of the sampler that decides about everything else. */
  public Sampler sampler(Sampler agents) {
    return sampling.before(
        agents,
        (reason, number) ->
            SelfTelemetry.counter(
                "lgtm4j_traces_not_recorded",
                "Requests that began no trace",
                number,
                "reason",
                reason));
  }
}
