/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import io.github.lgtm4j.cli.problem.Nearest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what {@code config render} needs: where the sink is, what is sampled, the clusters. */
final class ClusterReader {
  private static final Pattern KIND = Pattern.compile("k8s|vm|compose");
  private static final Pattern AGENT = Pattern.compile(String.join("|", Cluster.Agent.names()));
  private static final Pattern NODE_LABEL =
      Pattern.compile(
          "[A-Za-z0-9]([A-Za-z0-9./_-]*[A-Za-z0-9])?=[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
  private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]*");
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|token|secret|credential).*");

  /** The keys of the section sink, with the setting that each stands for. */
  private static final Map<String, String> ADDRESSES = new LinkedHashMap<>();

  private static final Map<String, String> TRANSPORTS = new LinkedHashMap<>();

  static {
    ADDRESSES.put("url", "LGTM_SINK_URL");
    ADDRESSES.put("metrics-url", "LGTM_SINK_METRICS_URL");
    ADDRESSES.put("logs-url", "LGTM_SINK_LOGS_URL");
    ADDRESSES.put("traces-url", "LGTM_SINK_OTLP_URL");
    TRANSPORTS.put("metrics-transport", "LGTM_METRICS_TRANSPORT");
    TRANSPORTS.put("logs-transport", "LGTM_LOGS_TRANSPORT");
    TRANSPORTS.put("traces-transport", "LGTM_TRACES_TRANSPORT");
  }

  private ClusterReader() {}

  static Sink sink(Section section) {
    section.noSecrets(SECRET);
    section.only(Stream.of(ADDRESSES, TRANSPORTS).flatMap(keys -> keys.keySet().stream()).toList());
    Map<String, String> settings = new LinkedHashMap<>();
    ADDRESSES.forEach((key, setting) -> address(section, key, setting, settings));
    TRANSPORTS.forEach(
        (key, setting) -> {
          boolean traces = key.equals("traces-transport");
          Pattern known =
              Pattern.compile(traces ? "durable|classic" : "classic|classic-bearer|durable");
          section
              .text(
                  key, known, traces ? "durable or classic" : "classic, classic-bearer or durable")
              .ifPresent(value -> settings.put(setting, value));
        });
    return new Sink(settings);
  }

  private static void address(
      Section section, String key, String setting, Map<String, String> settings) {
    if (section.text(key).filter(url -> url.contains("@")).isPresent()) {
      // Not even the message may hold it.
      section.problem(
          key, "holds a user or password, and this file is no place for one: remove it");
      return;
    }
    section
        .text(key, ProjectReader.URL, ProjectReader.AN_ADDRESS)
        .ifPresent(url -> settings.put(setting, url.replaceAll("/+$", "")));
  }

  static Map<String, BigDecimal> sampling(Section section) {
    section.only(ProjectReader.ENVIRONMENTS);
    Map<String, BigDecimal> sampling = new TreeMap<>();
    for (String environment : ProjectReader.ENVIRONMENTS) {
      section
          .text(environment)
          .ifPresent(
              text ->
                  Amounts.share(text)
                      .ifPresentOrElse(
                          share -> sampling.put(environment, share),
                          () ->
                              section.invalid(
                                  environment,
                                  "the share of traces to keep, from 0% to 100%, such as 5%")));
    }
    return sampling;
  }

  static Map<String, Cluster> clusters(Section section) {
    Map<String, Cluster> clusters = new LinkedHashMap<>();
    section.sections(
        (name, cluster) -> {
          if (ProjectReader.LABEL.matcher(name).matches()) {
            clusters.put(name, cluster(name, cluster));
          } else {
            section.problem(name, "must be " + ProjectReader.A_LABEL);
          }
        });
    return clusters;
  }

  private static Cluster cluster(String name, Section section) {
    section.only(List.of("kind", "environment", "tenant", "agent", "canary", "sink", "settings"));
    Cluster.Kind kind =
        section
            .text("kind", KIND, "k8s, vm or compose")
            .map(text -> Cluster.Kind.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(Cluster.Kind.K8S);
    Cluster.Agent agent =
        section
            .text("agent", AGENT, "node, restricted or application")
            .map(text -> Cluster.Agent.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(Cluster.Agent.NODE);
    boolean plain = kind == Cluster.Kind.K8S && agent == Cluster.Agent.NODE;
    if (kind != Cluster.Kind.K8S && section.has("agent")) {
      section.problem("agent", "is for clusters of kind k8s alone: remove it");
    }
    if (section.has("canary") && !plain) {
      section.problem("canary", "needs kind: k8s and agent: node: remove it, or change those");
    }
    return new Cluster(
        name,
        kind,
        section.text("environment", ProjectReader.ENVIRONMENT, "dev, staging or prod").orElse(null),
        section.text("tenant", ProjectReader.TENANT, ProjectReader.A_TENANT).orElse(null),
        agent,
        section.text("canary", NODE_LABEL, "a label of nodes, such as pool=canary").orElse(null),
        sink(section.section("sink")),
        settings(section.section("settings")));
  }

  private static Map<String, String> settings(Section section) {
    Map<String, String> settings = new TreeMap<>();
    for (String name : section.names()) {
      if (SECRET.matcher(name).matches() && !name.endsWith("_FILE")) {
        section.problem(
            name,
            "is a secret, and this file is no place for one: name a file with " + name + "_FILE");
      } else if (AgentSettings.NAMES.contains(name)) {
        section.text(name, VALUE, "one line of text").ifPresent(v -> settings.put(name, v));
      } else {
        section.problem(
            name,
            "is no setting that can be given here"
                + Nearest.hint(name, AgentSettings.NAMES)
                + "; docs/reference/alloy.md lists them");
      }
    }
    return settings;
  }
}
