/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.lgtm4j.contract.Metric;
import io.github.lgtm4j.contract.Metrics;
import io.github.lgtm4j.contract.ResourceAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * "Whichever way in, what arrives is the same": one shop through each of them, held against the
 * contract and against what the agent sends. What cannot be equal stands in the contract's {@code
 * exceptions.yaml} with a reason.
 */
class ParityTest {
  /** Series that come with the first collection, which need not have happened. */
  private static final Set<String> MAY_NOT_HAVE_HAPPENED =
      Set.of(Metrics.JVM_GC_DURATION.prometheusName());

  private final List<Difference> differences = new ArrayList<>();
  private final Set<String> usedExceptions = new HashSet<>();

  @Test
  void everyWayIn_givesWhatTheContractSays() throws Exception {
    Map<WayIn, Arrived> arrived = new EnumMap<>(WayIn.class);
    for (WayIn way : WayIn.values()) {
      arrived.put(way, Arrived.through(way));
    }
    Arrived agent = arrived.get(WayIn.AGENT);
    arrived.forEach((way, found) -> compare(way, found, agent));

    List<Allowed> exceptions = Allowed.all();
    List<Difference> unexplained = new ArrayList<>();
    for (Difference difference : differences) {
      boolean explained = false;
      for (Allowed exception : exceptions) {
        if (exception.explains(difference)) {
          explained = true;
          usedExceptions.add(exception.what());
        }
      }
      if (!explained) {
        unexplained.add(difference);
      }
    }
    assertThat(unexplained).as(Difference.table(unexplained)).isEmpty();
    assertThat(exceptions.stream().map(Allowed::what))
        .as("exceptions that are needed")
        .allMatch(usedExceptions::contains);
  }

  private void compare(WayIn way, Arrived found, Arrived agent) {
    for (Metric metric : Metrics.ALL) {
      metric(way, metric, found, agent);
    }
    extra(way, found);
    keys(
        way,
        "target_info",
        agent.labels("target_info"),
        found.labels("target_info"),
        name -> "resource{" + name + "}");
    keys(
        way,
        "the resource",
        known(agent.resource().keySet()),
        known(found.resource().keySet()),
        name -> "resource{" + name + "}");
    for (String name :
        List.of("application", "service.name", "environment", "tenant", "cluster", "team")) {
      same(way, "resource{" + name + "}", agent.resource().get(name), found.resource().get(name));
    }
    line(way, "the line of an order", agent.order(), found.order());
    line(way, "the line of a failure", agent.failure(), found.failure());
  }

  private void metric(WayIn way, Metric metric, Arrived found, Arrived agent) {
    String name = metric.prometheusName();
    String type = found.page().types().get(name);
    if (type == null) {
      boolean isNeeded = agent.page().types().containsKey(name);
      if (isNeeded && !MAY_NOT_HAVE_HAPPENED.contains(name)) {
        differences.add(new Difference(way, name, "there", "missing"));
      }
      return;
    }
    same(way, name + " type", metric.instrument().prometheusType(), type);
    same(way, name + " bounds", metric.bounds(), found.page().bounds(name));
    Set<String> allowed = new TreeSet<>(metric.requiredLabels());
    allowed.addAll(metric.optionalLabels());
    Set<String> labels = found.labels(name);
    for (String label : labels) {
      if (!allowed.contains(label)) {
        differences.add(new Difference(way, name + "{" + label + "}", "none", label));
      }
    }
    if (agent.page().types().containsKey(name)) {
      Set<String> agents = agent.labels(name);
      agents.addAll(metric.requiredLabels());
      keys(way, name, agents, labels, label -> name + "{" + label + "}");
    }
  }

  /** What the contract does not know. */
  private void extra(WayIn way, Arrived found) {
    Set<String> known = new HashSet<>();
    Metrics.ALL.forEach(metric -> known.add(metric.prometheusName()));
    for (String name : found.page().types().keySet()) {
      if (!known.contains(name) && !name.startsWith("lgtm4j_") && !name.equals("target_info")) {
        differences.add(new Difference(way, name, "nothing", "a metric more"));
      }
    }
  }

  /** The same keys in the same order, with values of the same kind. */
  private void line(WayIn way, String what, JsonNode agents, JsonNode found) {
    same(way, what + ": keys", names(agents), names(found));
    agents
        .properties()
        .forEach(
            field -> {
              JsonNode other = found.path(field.getKey());
              same(
                  way,
                  what + ": kind of " + field.getKey(),
                  field.getValue().getNodeType(),
                  other.getNodeType());
            });
    same(
        way, what + ": exception", names(agents.path("exception")), names(found.path("exception")));
    for (String same : List.of("level", "application", "environment", "tenant", "user", "paid")) {
      same(way, what + ": " + same, agents.path(same), found.path(same));
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new LinkedHashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void keys(
      WayIn way, String what, Set<String> expected, Set<String> found, UnaryOperator<String> name) {
    for (String key : expected) {
      if (!found.contains(key)) {
        differences.add(new Difference(way, name.apply(key), "there", "missing in " + what));
      }
    }
    for (String key : found) {
      if (!expected.contains(key)) {
        differences.add(new Difference(way, name.apply(key), "none", "more in " + what));
      }
    }
  }

  private void same(WayIn way, String what, Object expected, Object found) {
    if (!String.valueOf(expected).equals(String.valueOf(found))) {
      differences.add(new Difference(way, what, String.valueOf(expected), String.valueOf(found)));
    }
  }

  /** The contract's; each way in has more that it finds out about its process. */
  private static Set<String> known(Set<String> names) {
    Set<String> known = new TreeSet<>(names);
    known.retainAll(ResourceAttributes.TARGET_INFO);
    return known;
  }

  /** One row. */
  private record Difference(WayIn way, String what, String expected, String found) {
    static String table(List<Difference> differences) {
      StringBuilder table = new StringBuilder("drift from the contract\n");
      table.append(
          String.format("%-14s | %-64s | %-40s | %s%n", "way in", "what", "expected", "found"));
      for (Difference row : differences) {
        table.append(
            String.format(
                "%-14s | %-64s | %-40s | %s%n", row.way, row.what, row.expected, row.found));
      }
      return table.toString();
    }
  }

  /** What may differ. */
  private record Allowed(String what, Set<String> ways) {
    static List<Allowed> all() throws IOException {
      try (InputStream in = Metrics.class.getResourceAsStream("exceptions.yaml")) {
        List<Allowed> all = new ArrayList<>();
        for (JsonNode node : new YAMLMapper().readTree(in).get("exceptions")) {
          Set<String> ways = new HashSet<>();
          node.get("ways").forEach(way -> ways.add(way.asText()));
          assertThat(node.path("reason").asText()).as("a reason").isNotBlank();
          all.add(new Allowed(node.get("what").asText(), ways));
        }
        return all;
      }
    }

    boolean explains(Difference difference) {
      if (!ways.contains(difference.way().id())) {
        return false;
      }
      if (what.startsWith("*")) {
        return difference.what().endsWith(what.substring(1));
      }
      return what.endsWith("*")
          ? difference.what().startsWith(what.substring(0, what.length() - 1))
          : difference.what().equals(what);
    }
  }
}
