/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.check.Agents.Agent;
import io.github.lgtm4j.cli.manifest.Manifests;
import io.github.lgtm4j.cli.manifest.YamlNode;
import io.github.lgtm4j.cli.problem.Nearest;
import io.github.lgtm4j.cli.problem.Place;
import io.github.lgtm4j.cli.syntax.Block;
import io.github.lgtm4j.cli.syntax.Body;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether the roles of a folder allow what its configs ask the Kubernetes API for, and no more. */
final class Rights {
  private static final Set<String> READ = Set.of("get", "list", "watch");
  private static final String MONITORING = "monitoring.coreos.com/";

  /** By the role of discovery.kubernetes. */
  private static final Map<String, List<String>> DISCOVERED =
      Map.of(
          "pod", List.of("pods"),
          "node", List.of("nodes"),
          "service", List.of("services"),
          "endpoints", List.of("endpoints", "services", "pods"),
          "endpointslice", List.of("discovery.k8s.io/endpointslices", "services", "pods"),
          "ingress", List.of("networking.k8s.io/ingresses"));

  /** By component, what it lists and watches. */
  private static final Map<String, List<String>> WATCHED =
      Map.of(
          "loki.source.kubernetes_events", List.of("events"),
          "mimir.rules.kubernetes", List.of("namespaces", MONITORING + "prometheusrules"),
          "loki.rules.kubernetes", List.of("namespaces", MONITORING + "prometheusrules"),
          "prometheus.operator.podmonitors", List.of(MONITORING + "podmonitors", "pods"),
          "otelcol.processor.k8sattributes", List.of("pods"));

  /** What tenants.alloy may ask for, once it has tenants. */
  private static final Map<String, List<String>> ASKED_BY_TENANTS =
      Map.of("tenants.rules", List.of("namespaces", MONITORING + "prometheusrules"));

  /** They ask for what nothing here says. */
  private static final List<String> UNKNOWN =
      List.of(
          "prometheus.operator.",
          "remote.kubernetes.",
          "loki.source.podlogs",
          "beyla.",
          "mimir.alerts.");

  /** A rule of a role, or of a patch of one. */
  private record Rule(YamlNode node, Set<String> resources, Set<String> verbs) {
    boolean allows(String verb, String resource) {
      return (resources.contains(resource) || resources.contains("*"))
          && (verbs.contains(verb) || verbs.contains("*"));
    }
  }

  private final Manifests manifests;
  private final Findings findings;
  private final Map<String, String> needs = new TreeMap<>();
  private final Set<String> perhaps = new TreeSet<>();

  Rights(Manifests manifests, Findings findings) {
    this.manifests = manifests;
    this.findings = findings;
  }

  void check(List<Agent> agents) {
    agents.stream()
        .flatMap(agent -> agent.loaded().stream())
        .distinct()
        .forEach(loaded -> need(loaded.block(), loaded.told()));
    List<Rule> rules = rules();
    if (!agents.isEmpty()) {
      missing(agents, rules);
      tooMany(agents, rules);
    }
    bindings();
  }

  private void need(Block block, String by) {
    perhaps.addAll(ASKED_BY_TENANTS.getOrDefault(block.name(), List.of()));
    WATCHED.getOrDefault(block.name(), List.of()).forEach(resource -> watch(resource, by));
    if (block.name().equals("discovery.kubernetes")) {
      DISCOVERED
          .getOrDefault(block.body().text("role").orElse(""), List.of())
          .forEach(resource -> watch(resource, by));
      Optional<Body> attached = block.body().blocks("attach_metadata").findFirst().map(Block::body);
      attached.flatMap(body -> body.attribute("namespace")).ifPresent(a -> watch("namespaces", by));
      attached.flatMap(body -> body.attribute("node")).ifPresent(a -> watch("nodes", by));
    }
    if (block.name().equals("otelcol.processor.k8sattributes")) {
      block
          .body()
          .allExpressions()
          .flatMap(e -> e.string().stream())
          .forEach(t -> extracted(t, by));
    }
    if (block.name().equals("loki.source.kubernetes")) {
      needs.putIfAbsent("get pods/log", by);
    }
  }

  private void extracted(String text, String by) {
    switch (text) {
      case "namespace" -> watch("namespaces", by);
      case "node", "k8s.node.uid" -> watch("nodes", by);
      case "k8s.deployment.uid" -> watch("apps/replicasets", by);
      default -> {}
    }
  }

  private void watch(String resource, String by) {
    needs.putIfAbsent("list " + resource, by);
    needs.putIfAbsent("watch " + resource, by);
  }

  private List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    Stream.of("Role", "ClusterRole")
        .flatMap(manifests::objects)
        .flatMap(role -> role.get("rules").items().stream())
        .forEach(rule -> rules.add(rule(rule)));
    manifests
        .patchOperations()
        .map(operation -> operation.get("value"))
        .filter(value -> value.get("verbs").isList())
        .forEach(value -> rules.add(rule(value)));
    return rules;
  }

  private static Rule rule(YamlNode node) {
    Set<String> resources = new LinkedHashSet<>();
    for (YamlNode group : node.get("apiGroups").items()) {
      String prefix = group.text().isEmpty() ? "" : group.text() + "/";
      node.get("resources").items().forEach(resource -> resources.add(prefix + resource.text()));
    }
    Set<String> verbs = new LinkedHashSet<>();
    node.get("verbs").items().forEach(verb -> verbs.add(verb.text()));
    return new Rule(node, resources, verbs);
  }

  private void missing(List<Agent> agents, List<Rule> rules) {
    Map<String, Set<String>> verbsOf = new TreeMap<>();
    needs.forEach(
        (need, by) -> {
          String verb = need.substring(0, need.indexOf(' '));
          String resource = need.substring(need.indexOf(' ') + 1);
          if (rules.stream().noneMatch(rule -> rule.allows(verb, resource))) {
            verbsOf.computeIfAbsent(resource, any -> new TreeSet<>()).add(verb);
          }
        });
    Place place = rules.isEmpty() ? agents.get(0).object().place() : roleOf(rules);
    verbsOf.forEach(
        (resource, verbs) ->
            findings.add(
                place,
                "no role here allows to "
                    + String.join(" and ", verbs)
                    + " "
                    + resource
                    + ", and "
                    + needs.get(verbs.iterator().next() + " " + resource)
                    + " does"));
  }

  private Place roleOf(List<Rule> rules) {
    return Stream.of("ClusterRole", "Role")
        .flatMap(manifests::objects)
        .findFirst()
        .map(role -> role.get("rules").keyPlace())
        .orElse(rules.get(0).node().place());
  }

  private void tooMany(List<Agent> agents, List<Rule> rules) {
    boolean unknown =
        agents.stream()
            .flatMap(agent -> agent.loaded().stream())
            .anyMatch(loaded -> UNKNOWN.stream().anyMatch(loaded.block().name()::startsWith));
    if (unknown) {
      return;
    }
    for (Rule rule : rules) {
      for (String resource : rule.resources()) {
        boolean isUsed =
            perhaps.contains(resource)
                || needs.keySet().stream().anyMatch(need -> need.endsWith(" " + resource));
        Set<String> writing = new TreeSet<>(rule.verbs());
        writing.removeAll(READ);
        if (!isUsed) {
          findings.add(
              rule.node().place(), "allows " + resource + ", which no config here asks for");
        } else if (!writing.isEmpty()) {
          findings.add(
              rule.node().place(),
              "allows to " + String.join(", ", writing) + " " + resource + ": reading is enough");
        }
      }
    }
  }

  /** That a binding joins a role and an account that are here. */
  private void bindings() {
    Set<String> roles = names("ClusterRole");
    roles.addAll(names("Role"));
    Set<String> accounts = names("ServiceAccount");
    Stream.of("ClusterRoleBinding", "RoleBinding")
        .flatMap(manifests::objects)
        .forEach(
            binding -> {
              known(binding.get("roleRef", "name"), roles, "role");
              binding.get("subjects").items().stream()
                  .filter(subject -> subject.get("kind").text().equals("ServiceAccount"))
                  .forEach(subject -> known(subject.get("name"), accounts, "service account"));
            });
    if (!accounts.isEmpty()) {
      manifests
          .pods()
          .map(pod -> pod.get("spec", "serviceAccountName"))
          .filter(name -> !name.isMissing())
          .forEach(name -> known(name, accounts, "service account"));
    }
  }

  private void known(YamlNode name, Set<String> names, String what) {
    if (!names.contains(name.text()) && !name.isMissing()) {
      findings.add(
          name.place(),
          "there is no " + what + " " + name.text() + " here" + Nearest.hint(name.text(), names));
    }
  }

  private Set<String> names(String kind) {
    Set<String> names = new TreeSet<>();
    manifests.objects(kind).forEach(object -> names.add(object.get("metadata", "name").text()));
    return names;
  }
}
