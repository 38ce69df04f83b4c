/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the agent is there, once, and turned on. */
final class AgentChecks {
  private static final Pattern JAVAAGENT = Pattern.compile("-javaagent:([^= ]+)");
  private static final Pattern TELEMETRY =
      Pattern.compile(
          "lgtm4j-agent|opentelemetry-javaagent|dd-java-agent|elastic-apm-agent|elastic-otel-javaagent"
              + "|newrelic|applicationinsights-agent|glowroot|skywalking-agent"
              + "|grafana-opentelemetry-java");

  private final Jvm jvm;
  private final List<String> agents;

  AgentChecks(Jvm jvm) {
    this.jvm = jvm;
    this.agents = agents(jvm);
  }

  /** The telemetry agents by their paths, each as often as it is named. */
  private static List<String> agents(Jvm jvm) {
    List<String> agents = new ArrayList<>(agentsIn(String.join(" ", jvm.options())));
    // These are options too, but not every JVM tells them among its own.
    for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
      for (String agent : agentsIn(jvm.environment().getOrDefault(variable, ""))) {
        if (!agents.contains(agent)) {
          agents.add(agent);
        }
      }
    }
    return agents;
  }

  private static List<String> agentsIn(String options) {
    List<String> agents = new ArrayList<>();
    Matcher option = JAVAAGENT.matcher(options);
    while (option.find()) {
      String file = String.valueOf(Path.of(option.group(1)).getFileName());
      if (TELEMETRY.matcher(file).find()) {
        agents.add(option.group(1));
      }
    }
    return agents;
  }

  /** The agent, for the head of the report. */
  String describe() {
    if (!agents.isEmpty()) {
      return String.join(" and ", new LinkedHashSet<>(agents));
    }
    return hasDependency() ? "none; the SDK or the starter is on the class path" : "none";
  }

  /** Whether there is anything that could send telemetry. */
  boolean anything() {
    return !agents.isEmpty() || hasDependency();
  }

  private boolean hasDependency() {
    String classPath = jvm.properties().getOrDefault("java.class.path", "");
    return classPath.contains("lgtm4j-sdk") || classPath.contains("lgtm4j-spring-boot");
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    addUnlessNull(findings, afterTheJar());
    addUnlessNull(findings, missing());
    addUnlessNull(findings, several());
    addUnlessNull(findings, withoutExtension());
    addUnlessNull(findings, extensionMissing());
    addUnlessNull(findings, off());
    return findings;
  }

  static void addUnlessNull(List<Finding> findings, @Nullable Finding finding) {
    if (finding != null) {
      findings.add(finding);
    }
  }

  private @Nullable Finding afterTheJar() {
    return jvm.command().contains(" -javaagent:")
        ? Finding.fault(
            "agent-after-jar",
            "-javaagent stands behind the main class or jar, so it is an argument of the application.",
            "Put it before -jar: java -javaagent:lgtm4j-agent.jar -jar app.jar")
        : null;
  }

  private @Nullable Finding missing() {
    return anything()
        ? null
        : Finding.fault(
            "no-agent",
            "No agent is attached, and the class path has neither the SDK nor the starter.",
            "Start it with -javaagent:lgtm4j-agent.jar, or try it: lgtm4j run -- java -jar app.jar");
  }

  private @Nullable Finding several() {
    return agents.size() < 2
        ? null
        : Finding.fault(
            "two-agents",
            "There are "
                + agents.size()
                + " agents for telemetry: "
                + String.join(", ", agents)
                + ".",
            "Keep one. Spans and series come twice or break; look at JAVA_TOOL_OPTIONS as well as at"
                + " the command line.");
  }

  private boolean isStock() {
    return agents.stream().anyMatch(agent -> agent.contains("opentelemetry-javaagent"))
        && agents.stream().noneMatch(agent -> agent.contains("lgtm4j-agent"));
  }

  private @Nullable Finding withoutExtension() {
    String extensions = jvm.first("otel.javaagent.extensions", "");
    return isStock() && !extensions.contains("lgtm4j")
        ? Finding.fault(
            "stock-agent-without-extension",
            "The stock OpenTelemetry agent runs without lgtm4j's extension: no identity, no JSON lines,"
                + " no /metrics.",
            "Use lgtm4j-agent.jar, or add"
                + " -Dotel.javaagent.extensions=lgtm4j-agent-extension.jar")
        : null;
  }

  private @Nullable Finding extensionMissing() {
    Set<String> missing = new LinkedHashSet<>();
    for (String extension : jvm.first("otel.javaagent.extensions", "").split(",", -1)) {
      String path = extension.strip();
      if (!path.isEmpty() && !Files.exists(inFolderOf(path))) {
        missing.add(path);
      }
    }
    return missing.isEmpty()
        ? null
        : Finding.fault(
            "extension-missing",
            "otel.javaagent.extensions names what is not there: "
                + String.join(", ", missing)
                + ".",
            "Correct the path; the agent only warns of it and goes on without.");
  }

  private Path inFolderOf(String path) {
    return Path.of(jvm.properties().getOrDefault("user.dir", ".")).resolve(path);
  }

  private @Nullable Finding off() {
    List<String> by = new ArrayList<>();
    if (jvm.is("lgtm.enabled", "false")) {
      by.add("lgtm.enabled=false");
    }
    if (jvm.is("otel.javaagent.enabled", "false")) {
      by.add("otel.javaagent.enabled=false");
    }
    if (jvm.is("otel.sdk.disabled", "true")) {
      by.add("otel.sdk.disabled=true");
    }
    return by.isEmpty()
        ? null
        : Finding.fault(
            "turned-off", "It is turned off: " + String.join(", ", by) + ".", "Remove that.");
  }
}
