/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.check.Agents.Agent;
import io.github.lgtm4j.cli.manifest.Manifests;
import io.github.lgtm4j.cli.manifest.YamlNode;
import io.github.lgtm4j.cli.problem.Nearest;
import io.github.lgtm4j.cli.syntax.Attribute;
import io.github.lgtm4j.cli.syntax.Block;
import io.github.lgtm4j.cli.syntax.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the ports of manifests are those on which the configs listen. */
final class Ports {
  private static final Pattern ADDRESS = Pattern.compile("(.*):([0-9]+)");

  private final Manifests manifests;
  private final Variables variables;
  private final Findings findings;

  Ports(Manifests manifests, Variables variables, Findings findings) {
    this.manifests = manifests;
    this.variables = variables;
    this.findings = findings;
  }

  void check(List<Agent> agents) {
    agents.forEach(this::agent);
    agents.forEach(agent -> probes(agent));
    services();
  }

  private void agent(Agent agent) {
    Map<Integer, String> listening = new TreeMap<>();
    listening.put(agent.serverPort(), "--server.http.listen-addr");
    boolean known = true;
    for (Loaded loaded : agent.loaded()) {
      known &= listens(loaded.file(), loaded.block(), listening);
    }
    Map<Integer, YamlNode> declared = new HashMap<>();
    for (YamlNode port : agent.container().get("ports").items()) {
      YamlNode number = port.get("containerPort");
      if (number.isInteger()) {
        declared.put(Integer.valueOf(number.text()), number);
      }
    }
    Set<String> patched = new TreeSet<>();
    manifests.patchedValues().forEach(value -> patched.add(value.get("containerPort").text()));
    if (known) {
      declared.forEach(
          (port, node) -> {
            if (!listening.containsKey(port)) {
              findings.add(
                  node.place(),
                  "nothing in "
                      + agent.entry().path().getFileName()
                      + " listens on "
                      + port
                      + ": it listens on "
                      + String.join(
                          ", ", listening.keySet().stream().map(String::valueOf).toList()));
            }
          });
    }
    listening.forEach(
        (port, by) -> {
          if (!declared.containsKey(port) && !patched.contains(String.valueOf(port))) {
            YamlNode ports = agent.container().get("ports");
            findings.add(
                ports.isMissing() ? agent.container().place() : ports.keyPlace(),
                "the container has no port " + port + ", on which " + by + " listens");
          }
        });
  }

  /** Whether it is known on which ports a block listens. */
  private boolean listens(AlloyFile file, Block block, Map<Integer, String> listening) {
    String by = block.name() + " in " + file.path().getFileName();
    switch (block.name()) {
      case "otelcol.receiver.otlp" -> {
        return endpoint(file, block, "grpc", 4317, by, listening)
            && endpoint(file, block, "http", 4318, by, listening);
      }
      case "otelcol.receiver.zipkin" -> {
        return address(file, block.body().attribute("endpoint"), 9411, by, listening);
      }
      case "otelcol.receiver.loki", "otelcol.receiver.prometheus" -> {
        return true;
      }
      case "otelcol.receiver.jaeger", "loki.source.syslog", "otelcol.receiver.kafka" -> {
        return false;
      }
      case "loki.source.api", "prometheus.receive_http" -> {
        return server(block, by, listening);
      }
      default -> {
        return !block.name().startsWith("otelcol.receiver.");
      }
    }
  }

  private boolean endpoint(
      AlloyFile file,
      Block receiver,
      String protocol,
      int usual,
      String by,
      Map<Integer, String> listening) {
    Optional<Block> block = receiver.body().blocks(protocol).findFirst();
    return block.isEmpty()
        || address(file, block.get().body().attribute("endpoint"), usual, by, listening);
  }

  private boolean address(
      AlloyFile file,
      Optional<Attribute> attribute,
      int usual,
      String by,
      Map<Integer, String> listening) {
    if (attribute.isEmpty()) {
      listening.put(usual, by);
      return true;
    }
    Set<String> texts = new Constants(variables, file.folder()).textsOf(attribute.get().value());
    for (String text : texts) {
      Matcher matcher = ADDRESS.matcher(text);
      if (matcher.matches()) {
        loopback(file, attribute.get(), text);
        listening.put(Integer.valueOf(matcher.group(2)), by);
      }
    }
    return !texts.isEmpty();
  }

  /** In a pod, nobody else reaches loopback. */
  private void loopback(AlloyFile file, Attribute attribute, String address) {
    if (attribute.value().string().isPresent()
        && address.matches("(localhost|127[.].*|\\[::1]):.*")) {
      findings.add(
          file.path(),
          attribute.value().at(),
          address + " is reached from this pod alone: listen on 0.0.0.0");
    }
  }

  private boolean server(Block block, String by, Map<Integer, String> listening) {
    Optional<Attribute> port =
        block
            .body()
            .blocks("http")
            .findFirst()
            .flatMap(http -> http.body().attribute("listen_port"));
    if (port.isEmpty()) {
      return false;
    }
    if (port.get().value() instanceof Expression.Plain plain) {
      listening.put(Integer.valueOf(plain.value()), by);
      return true;
    }
    return false;
  }

  private void probes(Agent agent) {
    Set<String> names = names(agent.container());
    for (String probe : List.of("readinessProbe", "livenessProbe", "startupProbe")) {
      YamlNode port = agent.container().get(probe, "httpGet", "port");
      if (port.isInteger() && Integer.parseInt(port.text()) != agent.serverPort()) {
        findings.add(
            port.place(),
            probe
                + " asks port "
                + port.text()
                + ", and Alloy's server is on "
                + agent.serverPort());
      } else if (port.isText() && !names.contains(port.text())) {
        findings.add(
            port.place(),
            "the container has no port " + port.text() + Nearest.hint(port.text(), names));
      }
    }
  }

  private void services() {
    Set<String> names = new TreeSet<>();
    manifests.pods().flatMap(Manifests::containersOf).forEach(c -> names.addAll(names(c)));
    if (names.isEmpty()) {
      return;
    }
    manifests
        .objects("Service")
        .flatMap(service -> service.get("spec", "ports").items().stream())
        .map(port -> port.get("targetPort"))
        .filter(target -> target.isText() && !names.contains(target.text()))
        .forEach(
            target ->
                findings.add(
                    target.place(),
                    "no container here has a port "
                        + target.text()
                        + Nearest.hint(target.text(), names)));
  }

  private static Set<String> names(YamlNode container) {
    Set<String> names = new TreeSet<>();
    Stream<YamlNode> ports = container.get("ports").items().stream();
    ports.map(port -> port.get("name").text()).filter(n -> !n.isEmpty()).forEach(names::add);
    return names;
  }
}
