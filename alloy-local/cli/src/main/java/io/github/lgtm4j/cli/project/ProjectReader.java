/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Project} of the file's sections. */
final class ProjectReader {
  static final String STACK_TENANT = "platform";

  private static final List<String> THRESHOLDS =
      Arrays.stream(Threshold.values()).map(Threshold::key).toList();

  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\"\\\\]{1,255}");
  private static final String A_NAME =
      "a name of at most 255 characters, without quotes and backslashes";
  static final Pattern TENANT =
      Pattern.compile("(?!(?:[.]{1,2}|__mimir_cluster)$)[A-Za-z0-9!_.*'()-]{1,150}");
  static final String A_TENANT = "a tenant of Mimir, Loki and Tempo, such as team-a";
  static final Pattern URL = Pattern.compile("https?://\\S+");
  static final String AN_ADDRESS = "an address that begins with http:// or https://";
  static final List<String> ENVIRONMENTS = List.of("dev", "staging", "prod");
  static final Pattern ENVIRONMENT = Pattern.compile(String.join("|", ENVIRONMENTS));
  static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  static final String A_LABEL = "at most 63 lowercase letters, digits and -";
  private static final Pattern PORT =
      Pattern.compile(
          "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]");

  private final Tiers defaults;

  ProjectReader(Tiers defaults) {
    this.defaults = defaults;
  }

  Project read(Section top) {
    top.only(
        List.of(
            "links",
            "stack",
            "legacy-names",
            "tiers",
            "sink",
            "sampling",
            "clusters",
            "applications"));
    Section stack = top.section("stack").only(List.of("tenant"));
    return new Project(
        links(top.section("links")),
        stack.text("tenant", TENANT, A_TENANT).orElse(STACK_TENANT),
        top.text("legacy-names", Pattern.compile("true|false"), "true or false")
            .map(Boolean::valueOf)
            .orElse(true),
        defaults.with(tiers(top.section("tiers"))),
        ClusterReader.sink(top.section("sink")),
        ClusterReader.sampling(top.section("sampling")),
        ClusterReader.clusters(top.section("clusters")),
        applications(top.section("applications")));
  }

  private static Links links(Section section) {
    section.only(List.of("grafana", "runbooks"));
    return new Links(
        address(section, "grafana").orElse(Links.PLACEHOLDERS.grafana()),
        address(section, "runbooks").orElse(Links.PLACEHOLDERS.runbooks()));
  }

  private static Optional<String> address(Section section, String key) {
    return section.text(key, URL, AN_ADDRESS).map(address -> address.replaceAll("/+$", ""));
  }

  private static Tiers tiers(Section section) {
    section.only(Tiers.NAMES);
    Map<String, Map<Threshold, BigDecimal>> tiers = new LinkedHashMap<>();
    section.sections((name, tier) -> tiers.put(name, thresholds(tier)));
    return Tiers.of(tiers);
  }

  private static Map<Threshold, BigDecimal> thresholds(Section section) {
    section.only(THRESHOLDS);
    Map<Threshold, BigDecimal> thresholds = new EnumMap<>(Threshold.class);
    for (String key : section.names()) {
      Threshold.of(key).ifPresent(threshold -> amount(section, threshold, thresholds));
    }
    return thresholds;
  }

  private static void amount(
      Section section, Threshold threshold, Map<Threshold, BigDecimal> into) {
    section
        .text(threshold.key())
        .flatMap(text -> Amounts.parse(threshold.kind(), text))
        .ifPresentOrElse(
            amount -> into.put(threshold, amount),
            () -> section.invalid(threshold.key(), Amounts.expected(threshold.kind())));
  }

  private static List<Application> applications(Section section) {
    List<Application> applications = new ArrayList<>();
    section.sections(
        (name, application) -> {
          if (NAME.matcher(name).matches()) {
            applications.add(application(name, application));
            if (!application.has("environments")) {
              section.problem(name, "must have environments, such as environments: {prod: {}}");
            }
          } else {
            section.problem(name, "must be " + A_NAME);
          }
        });
    return applications;
  }

  private static Application application(String name, Section section) {
    section.only(List.of("team", "tier", "tenant", "thresholds", "environments"));
    String tenant = section.text("tenant", TENANT, A_TENANT).orElse(null);
    Map<Threshold, BigDecimal> thresholds = thresholds(section.section("thresholds"));
    List<Deployment> deployments = new ArrayList<>();
    Section environments = section.section("environments").only(ENVIRONMENTS);
    environments.sections(
        (environment, deployment) ->
            deployments.add(deployment(environment, tenant, thresholds, deployment)));
    return new Application(
        name,
        section.text("team", NAME, A_NAME).orElse(null),
        section
            .text("tier", Pattern.compile("tier[123]"), "tier1, tier2 or tier3")
            .orElse(Tiers.DEFAULT),
        deployments);
  }

  private static Deployment deployment(
      String environment,
      @Nullable String applicationsTenant,
      Map<Threshold, BigDecimal> common,
      Section section) {
    section.only(
        List.of(
            "tenant",
            "cluster",
            "namespace",
            "metrics-port",
            "metrics-path",
            "log-files",
            "thresholds"));
    Map<Threshold, BigDecimal> thresholds = new EnumMap<>(Threshold.class);
    thresholds.putAll(common);
    thresholds.putAll(thresholds(section.section("thresholds")));
    String tenant = applicationsTenant == null ? environment : applicationsTenant;
    return new Deployment(
        environment,
        section.text("tenant", TENANT, A_TENANT).orElse(tenant),
        section.texts("cluster", LABEL, "a cluster's name, " + A_LABEL),
        section.text("namespace", LABEL, "a namespace, " + A_LABEL).orElse(null),
        new Deployment.Endpoints(
            section.text("metrics-port", PORT, "a port from 1 to 65535").orElse("9464"),
            section
                .text("metrics-path", Pattern.compile("/[^\\s\"]*"), "a path such as /metrics")
                .orElse("/metrics"),
            section
                .text("log-files", Pattern.compile("/[^\\p{Cntrl}\"]+"), "an absolute path")
                .orElse(null)),
        thresholds);
  }
}
