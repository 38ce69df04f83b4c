/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import io.github.lgtm4j.contract.identity.IdentityResolver;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.contract.identity.Resolution;
import io.github.lgtm4j.contract.identity.UnknownSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the settings say, and what they should rather say. */
final class SettingChecks {
  private final Jvm jvm;
  private final Resolution resolution;

  SettingChecks(Jvm jvm) {
    this.jvm = jvm;
    this.resolution =
        new IdentityResolver()
            .systemProperties(jvm.properties()::get)
            .environmentVariables(jvm.environment()::get)
            .resolve();
  }

  /** A part of the identity; empty if there is none. */
  String identity(String attribute) {
    String value = resolution.identity().attribute(attribute);
    return value == null ? "" : value;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Problem problem : resolution.problems()) {
      findings.add(of("wrong-setting", problem));
    }
    for (Problem problem :
        UnknownSettings.among(jvm.properties().keySet(), jvm.environment().keySet())) {
      findings.add(of("unknown-setting", problem));
    }
    if (identity("environment").isEmpty() && resolution.problems().isEmpty()) {
      findings.add(
          Finding.fault(
              "no-environment",
              "No environment is set: production drops what has none.",
              "Set LGTM_ENVIRONMENT to dev, staging or prod."));
    }
    AgentChecks.addUnlessNull(findings, tracesOff());
    AgentChecks.addUnlessNull(findings, sampledOut());
    AgentChecks.addUnlessNull(findings, logsTwice());
    AgentChecks.addUnlessNull(findings, metricsTwice());
    return findings;
  }

  private static Finding of(String name, Problem problem) {
    return Finding.fault(
        name,
        "%s is %s, from %s; expected: %s. Meanwhile: %s"
            .formatted(
                problem.key(),
                problem.got(),
                problem.origin(),
                problem.expected(),
                problem.meanwhile()),
        problem.action());
  }

  private @Nullable Finding tracesOff() {
    return jvm.is("otel.traces.exporter", "none")
        ? Finding.fault(
            "traces-off",
            "otel.traces.exporter is none: no span leaves it.",
            "Remove that setting.")
        : null;
  }

  private @Nullable Finding sampledOut() {
    String sampler = jvm.first("otel.traces.sampler", "parentbased_always_on");
    String ratio = jvm.first("otel.traces.sampler.arg", "1");
    String name = sampler.toLowerCase(Locale.ROOT);
    boolean never = name.endsWith("always_off");
    boolean some = name.contains("ratio") && !ratio.matches("1(\\.0*)?");
    return never || some
        ? Finding.fault(
            "sampled-out",
            never
                ? "otel.traces.sampler is " + sampler + ": nothing is recorded."
                : "otel.traces.sampler is "
                    + sampler
                    + " with "
                    + ratio
                    + ": most traces are missing.",
            "Leave the sampler at parentbased_always_on: the sink decides, and keeps errors and slow"
                + " requests.")
        : null;
  }

  private @Nullable Finding logsTwice() {
    return jvm.first("otel.logs.exporter", "none").toLowerCase(Locale.ROOT).contains("otlp")
        ? Finding.fault(
            "logs-twice",
            "otel.logs.exporter sends log lines by OTLP, and they are collected from standard output"
                + " as well.",
            "Remove the setting, or turn the collection of this pod's output off: annotation"
                + " loki.io/scrape: \"false\".")
        : null;
  }

  private @Nullable Finding metricsTwice() {
    return jvm.first("otel.metrics.exporter", "none").toLowerCase(Locale.ROOT).contains("otlp")
        ? Finding.hint(
            "metrics-twice",
            "otel.metrics.exporter sends metrics by OTLP, and /metrics is there as well.",
            "Keep one of the two; with OTLP set prometheus.io/scrape: \"false\".")
        : null;
  }
}
