/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.manifest.Manifests;
import io.github.lgtm4j.cli.manifest.YamlNode;
import io.github.lgtm4j.cli.problem.Nearest;
import io.github.lgtm4j.cli.problem.Place;
import io.github.lgtm4j.cli.tenants.TenantsFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Whether manifests say who an application is in the way that the contract asks for. */
final class Identity {
  private static final Set<String> ENVIRONMENTS = Set.of("dev", "staging", "prod");
  private static final Set<String> TIERS = Set.of("tier1", "tier2", "tier3");
  private static final Set<String> BOOLEANS = Set.of("true", "false");

  /** What an annotation or variable must be. */
  private record Form(Predicate<String> matches, String expected) {}

  private static final Form ENVIRONMENT = new Form(ENVIRONMENTS::contains, "dev, staging or prod");
  private static final Form TIER = new Form(TIERS::contains, "tier1, tier2 or tier3");
  private static final Form TENANT =
      new Form(TenantsFile::isLegal, "1 to 150 letters, digits and !-_.*'()");
  private static final Form NAME = new Form(name -> !name.isBlank(), "a name");
  private static final Form YES_OR_NO = new Form(BOOLEANS::contains, "\"true\" or \"false\"");
  private static final Form PORT =
      new Form(port -> port.matches("[1-9][0-9]{0,4}"), "a port such as \"9464\"");
  private static final Form PATH =
      new Form(path -> path.startsWith("/"), "a path such as /metrics");

  private static final Map<String, Form> ANNOTATIONS =
      Map.ofEntries(
          Map.entry("lgtm.io/application", NAME),
          Map.entry("lgtm.io/environment", ENVIRONMENT),
          Map.entry("lgtm.io/tenant", TENANT),
          Map.entry("lgtm.io/team", NAME),
          Map.entry("lgtm.io/tier", TIER),
          Map.entry(
              "lgtm.io/metrics-auth",
              new Form(Set.of("basic", "bearer")::contains, "basic or bearer")),
          Map.entry("prometheus.io/scrape", YES_OR_NO),
          Map.entry("prometheus.io/port", PORT),
          Map.entry("prometheus.io/path", PATH),
          Map.entry("loki.io/scrape", YES_OR_NO));

  private static final Map<String, Form> VARIABLES =
      Map.of(
          "LGTM_ENVIRONMENT", ENVIRONMENT,
          "LGTM_TIER", TIER,
          "LGTM_TENANT", TENANT);

  private final Findings findings;

  Identity(Findings findings) {
    this.findings = findings;
  }

  void check(Manifests manifests, List<Settings.Setting> settings) {
    manifests.pods().forEach(pod -> annotations(pod.get("metadata", "annotations")));
    manifests
        .objects("Namespace")
        .forEach(namespace -> annotations(namespace.get("metadata", "labels")));
    manifests
        .composeFiles()
        .forEach(
            file ->
                file.get("services")
                    .fields()
                    .values()
                    .forEach(service -> annotations(service.get("labels"))));
    settings.forEach(this::variable);
    manifests.pods().flatMap(Manifests::containersOf).forEach(this::endpoint);
  }

  private void annotations(YamlNode annotations) {
    annotations
        .fields()
        .forEach(
            (name, value) -> {
              Form form = ANNOTATIONS.get(name);
              if (form != null) {
                value(value.place(), name, value.text(), form);
              } else if (name.startsWith("lgtm.io/")) {
                findings.add(
                    value.keyPlace(),
                    name + " means nothing" + Nearest.hint(name, ANNOTATIONS.keySet()));
              }
            });
  }

  private void variable(Settings.Setting setting) {
    Form form = VARIABLES.get(setting.name());
    // Empty: it is only known in the cluster, or not set.
    if (form != null && !setting.value().isEmpty()) {
      value(setting.place(), setting.name(), setting.value(), form);
    }
  }

  private void value(Place place, String name, String value, Form form) {
    boolean isPlaceholder = value.contains("${");
    if (!isPlaceholder && !form.matches().test(value)) {
      findings.add(place, name + " must be " + form.expected() + ", not \"" + value + '"');
    }
  }

  /** An application's localhost is its own pod, and the agent is on the node. */
  private void endpoint(YamlNode container) {
    Map<String, YamlNode> variables = new TreeMap<>();
    container
        .get("env")
        .items()
        .forEach(variable -> variables.put(variable.get("name").text(), variable.get("value")));
    YamlNode endpoint = variables.get("OTEL_EXPORTER_OTLP_ENDPOINT");
    if (endpoint != null
        && endpoint.text().matches("https?://(localhost|127[.].*|\\[::1])(:.*)?")) {
      findings.add(
          endpoint.place(),
          "localhost is this pod, and the agent is on the node: write http://$(HOST_IP):4317, with"
              + " HOST_IP from status.hostIP");
    }
  }
}
